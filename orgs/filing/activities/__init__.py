"""活动记录: what a filed body did, written down by its leader on a phone, with photographs that two people let out."""
