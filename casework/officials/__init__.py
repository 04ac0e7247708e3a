"""What an official sets up for their own work: filters they kept, and the digest of a working morning."""
