# Calendar

days-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
days-weekdays = Mo Tu We Th Fr Sa Su
days-today = Today
days-yesterday = Yesterday
days-other = 📅 Another day
days-unread = { $why ->
    [no-year] Of which year is that day? It can be written like this: { $example }.
    [outside] A day from { $first } to { $last } can be chosen here.
   *[no-day] It is not clear which day that is. Press it in the calendar or write it: { $example }.
}
