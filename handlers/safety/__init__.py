"""«Сообщить о проблеме»: within two taps from every screen, for everybody, always."""
