"""What tests share: small pictures, tiny configs, odd calls."""
