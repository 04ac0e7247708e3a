"""成员: who acts for a party, in which part, invited by whom, on the ground of which letter of authorization."""
