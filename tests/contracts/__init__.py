"""What every entry of a registry keeps, whoever wrote it."""
