"""«📑 Отчёты и документы»: registers, the journal, shares, the execution of road maps as files; who took which; set days."""
