"""认领组织: the people of an organization that came by the register's import get their account to act for it."""
