"""社区社会组织备案: from a founder's phone to the street's certificate."""
