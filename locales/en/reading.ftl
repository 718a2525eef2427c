# Reading official papers: what was understood, what has to be asked, why a file is not read.

reading-summary = { $measures ->
    [one] { $measures } measure
   *[other] { $measures } measures
  }, { $points ->
    [one] { $points } point
   *[other] { $points } points
  }, { $targets ->
    [one] { $targets } target
   *[other] { $targets } targets
  }, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
  }
reading-measures = Measures
reading-points = Points of the order or letter
reading-targets = Targets
reading-directory = Directory of centres
reading-offers = Named in the paper
reading-questions = To be made clear
reading-nothing = The file “{ $file }” holds neither the table of a road map, nor points of an order, nor yearly targets. If there is a table in it, name its columns (“Мероприятие”, “Срок”, “Ответственный”) and send the file again, best as .docx.
reading-no-term = no term
reading-without-people = not named
reading-due = by { $day }
reading-target = { $percent } % on { $day }
reading-target-undated = { $percent } %, no date named
reading-offer-coordinator = coordinator: { $person }
reading-offer-controller = control: { $person }
reading-evidence-document = evidence: № and date of a document
reading-evidence-file = evidence: a file
reading-evidence-photo = evidence: a photo
reading-evidence-link = evidence: a link
reading-evidence-line = evidence: one line
reading-evidence-none = closes itself, by the target
reading-office-head = head
reading-office-curator = curator
reading-office-coordinator = municipality
reading-office-controller = control
reading-office-regional = region
reading-office-staff = staff
reading-office-unknown = not understood
reading-again-daily = every day
reading-again-weekly = every week
reading-again-monthly = every month
reading-again-quarterly = every quarter
reading-again-half-yearly = every half-year
reading-again-yearly = every year

reading-ask-empty = No term is given. Which one is it?
reading-ask-not-understood = The term is not understood. Which day is the last?
reading-ask-year-unknown = Of which year is this term?
reading-ask-damaged = There is no such date: it looks like a slip of the pen. Which one is right?
reading-ask-reversed = The end comes before the beginning. What is right?
reading-ask-before-order = The term comes before the date of the order itself. Is that meant?
reading-ask-boundary = Before the beginning or before the end of the time named?
reading-ask-vague = Which day is the last?
reading-ask-school-calendar = Each school has its own holidays and quarters. Which day is the last?
reading-ask-anchor-unknown = From which day is it counted?
reading-ask-one-of = { $question } Possible: { $options }.
reading-ask-or = { " or " }
reading-ask-responsible = Who answers: “{ $text }”?
reading-ask-responsible-missing = Who answers?
reading-ask-scope = “{ $text }”: all such organisations, or only those whom the order addresses?
reading-ask-share = By which day is the share promised: “{ $text }”?
reading-ask-change = The paper changes the road map, but how could not be understood: “{ $text }”. Correct the row yourself and press “I see”.
reading-ask-columns = The columns of the table could not be told apart: “{ $text }”. Send it as .docx or .xlsx.
reading-ask-hidden = What the file hides or strikes out was not read: “{ $text }”. If it is needed, clear the filter or the strikethrough, show what is hidden and send the file again.
reading-ask-letters = Letters of the file are damaged: “{ $text }”. Compare these places with the paper.
reading-ask-row = This was not read for certain: “{ $text }”. Compare it with the paper: is everything in its place, are two rows mixed?
reading-ask-work = This row does not say what is to be done: “{ $text }”. Write it in and send the file again, or add the row yourself.

reading-refused-empty = The file “{ $file }” is empty.
reading-refused-too-large = The file “{ $file }” is larger than 20 MB: send only the order and its road map.
reading-refused-unknown-kind = The file “{ $file }” cannot be read: send .docx, .xlsx, .csv, .pdf or .txt.
reading-refused-old-word = The format of “{ $file }” is not read: open the file in Word or LibreOffice and save it as .docx.
reading-refused-old-excel = The file “{ $file }” has an old format: open it in Excel or LibreOffice and save it as .xlsx.
reading-refused-not-what-it-says = The content of the file “{ $file }” does not fit its extension: save it anew.
reading-refused-damaged = The file “{ $file }” is damaged or cut short: save it anew.
reading-refused-locked = The file “{ $file }” is protected by a password: remove it and send the file again.
reading-refused-hostile = The file “{ $file }” is built unsafely and was not opened: save it anew.
reading-refused-too-wide = The table of the file “{ $file }” has too many columns.
reading-refused-too-long = The file “{ $file }” is too long for a road map.
reading-refused-no-text = The file “{ $file }” holds only a picture without text: a document with text, or pasted text, is needed.
reading-refused-too-slow = The file “{ $file }” takes too long to read: save it as .docx.
reading-refused-too-hungry = The file “{ $file }” does not fit into memory: keep only the road map in it and save it anew.
reading-refused-missing = There is no file “{ $file }”, or it cannot be opened.
reading-refused-year = The year “{ $year }” is not understood: write 2026-2027 or 2026.
