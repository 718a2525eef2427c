"""«Отпуск и замещение»: the holder of an office names who stands in, from one day to another; visible above."""
