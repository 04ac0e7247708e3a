"""来电来访: what somebody told or asked outside of every procedure, noted in one line, on a case or on none."""
