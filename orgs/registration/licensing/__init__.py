"""The spine that licence-like processes share: acceptance, correction, examination, decision."""
