# Requests for information: the form, whom it goes to, answers, sums

home-requests = 📝 Requests for information ({ $count_requests })
request-button = 📝 Requests for information
request-to-list = ‹ To the list of requests
request-to-desk = ‹ To the list of requests
request-to-form = ‹ To the request

today-requests = { $count ->
    [one] 📝 { $count } request waits for your answer, until { $next }.
   *[other] 📝 { $count } requests wait for your answer, the nearest until { $next }.
}
today-requests-past = { $count ->
    [one] 📝 { $count } request was not answered in time: open “My assignments”, there you can ask to open it again.
   *[other] 📝 { $count } requests were not answered in time: open “My assignments”, there you can ask to open it again.
}
today-requests-silent = 📝 Requests: { $silent } have not answered yet{ $count ->
    [1] .
   *[other] {" "}({ $count } requests).
}

digest-request = <b>{ $position }.</b> { $place ->
    [executor] Request: { $what }
   *[above] { $organization } has not answered the request: { $what }
} — { $group ->
    [overdue] { $days ->
        [one] was due on { $due }, { $days } day ago.
       *[other] was due on { $due }, { $days } days ago.
    }
    [today] can be answered until the end of today.
   *[soon] { $days ->
        [one] until { $due }, { $days } day left.
       *[other] until { $due }, { $days } days left.
    }
}
digest-answer = { $position ->
    [none] 📝 Answer
   *[other] 📝 Answer · { $position }
}

request-desk = { $owns ->
    [yes] <b>Requests for information</b>
        { $count ->
            [0] No requests yet. A request is a short form: organisations answer on the phone, the sums come by themselves.
           *[other] Waiting for answers: { $waits } of { $count }.
        }
   *[no] <b>Requests for information</b>
        { $count ->
            [0] No requests yet.
           *[other] Waiting for answers: { $waits } of { $count }. The coordinator sends them, you read the answers.
        }
}
request-new = ➕ New request
request-untitled = untitled
request-entry = { $state ->
    [draft] ✏️ { $title }
    [withdrawn] 🚫 { $title }
   *[sent] { $answered } of { $asked } · { $title }
}
request-not-of-row = No request can be made of this row: no organisation answers for it, or it is not yours.
request-of-row = 📝 Make it a request

request-draft = <b>Request: { $title ->
    [none] untitled
   *[other] { $title }
}</b>
    Answer by: { $due ->
        [none] not chosen
       *[other] { $due }
    }
    To: { $all ->
        [yes] all organisations ({ $chosen })
       *[no] { $chosen } chosen
    }
request-question = { $position }. { $label } — { $kind ->
    [number] number{ $people ->
        [yes] , counts people
       *[no] {""}
    }
    [text] text
    [choice] choice
   *[file] file or photo
}{ $required ->
    [no] , may be skipped
   *[yes] {""}
}
request-choice = ◦ { $choice }
request-to-title = ✏️ Title
request-to-kind = ➕ Question
request-to-due = 📅 Date
request-to-audience = 🏫 To whom
request-to-preview = 👁 Look and send
request-to-discard = 🗑 Delete
request-title-ask = { $title ->
    [none] What is it about? Write it briefly, as in a letter: “Mentors as of 1 October”.
   *[other] Now: “{ $title }”. Write the new title.
}
request-kind-ask = What kind of answer does the new question want?
request-kind = { $kind ->
    [number] 🔢 Number
    [text] 📄 Text
    [choice] ☑️ Choice
   *[file] 📎 File
}
request-words-ask = { $kind ->
    [choice] Write the question and below it the answers, each on a line of its own. For example:
        Is there a curator
        Yes
        No
    [number] Write a question that is answered by a number: “How many teachers became mentors”.
    [file] What should be sent? For example: “The order that names the curator”.
   *[text] Write a question that is answered in words.
}{ $named ->
    [yes] {""}
   *[no]
        {""}
        Names and other personal data are not collected through the bot.
}
request-field-unfit = { $why ->
    [empty] The question is empty: put it in words.
    [too-long] The question is longer than 200 signs: please shorten it.
    [twice] The request has this question already.
    [too-many] There are { $most } questions already; more do not fit. Make another request for the rest.
    [few-choices] A question and at least two answers are needed, each on a line of its own.
    [many-choices] More than eight answers: keep the main ones.
    [choice-twice] One answer stands there twice.
   *[choice-long] An answer longer than 40 signs does not fit on a button: please shorten it.
} You wrote: “{ $typed }”. Send the corrected question.
request-field-gone = This question is no longer in the request.
request-people = { $people ->
    [yes] The number counts people: fewer than five are not shown above the organisation.
   *[no] The number does not count people and is shown as it is.
}
request-form-so = <b>This is how organisations will see it:</b>
request-words-now = Now:
    <blockquote>{ $words }</blockquote>
request-up = ⬆️ Up
request-down = ⬇️ Down
request-reword = ✏️ Change the words
request-toggle-required = { $required ->
    [yes] ⏭ Let it be skipped
   *[no] ❗ Make it required
}
request-serves = 📌 { $asker ->
    [yes] Answers become reports of the measure “{ $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }” and wait for you in “Accept reports”. Whoever is silent still owes the measure.
   *[no] The answer is also the report of the measure “{ $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }”.
}
request-proven = 📌 { $begun ->
    [yes] The report of the measure “{ $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }” needs what the measure asks for: it is begun, complete it in “My assignments”.
   *[no] This is also the report of the measure “{ $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }”: it waits to be checked.
}
request-skip = ⏭ Skip
request-clear = 🗑 Take the answer back
proof-request = Answer to the request “{ $title }”, { $day }.
request-toggle-people = { $people ->
    [yes] 👥 These are not people
   *[no] 👥 These are people
}
request-drop-field = 🗑 Remove the question
request-discard-ask = Delete the draft{ $title ->
    [none] {""}
   *[other] {" "}“{ $title }”
}? Nobody has seen it yet.
request-discard-now = 🗑 Yes, delete
request-due-ask = Until which day are answers taken?{ $due ->
    [none] {""}
   *[other] {" "}Now: { $due }.
}
request-audience = <b>To whom</b>
    { $chosen } of { $count } chosen. Press a kind of organisations to add or remove it.
request-nobody = Nobody
request-to-measures = By measure…
request-measures = { $count ->
    [0] No measures have been handed out.
   *[other] <b>Who answers for a measure</b>
        The request goes to the organisations of the chosen measure.
}
request-measure = { $position }. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } ({ $places })
request-preview = 👁 <b>This is what an organisation will see:</b>
request-preview-counts = { $count ->
    [one] { $count } organisation gets it.
   *[other] { $count } organisations get it.
}{ $unreached ->
    [0] {""}
   *[other] {" "}Nobody to write to yet ({ $unreached }): { $places }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    } Please tell them in another way.
}
request-send-out = { $count ->
    [one] 📨 Send ({ $count } organisation)
   *[other] 📨 Send ({ $count } organisations)
}
request-no-names = 🔒 Do not ask for names, telephones, addresses or other personal data: they are not sent through the bot. Numbers and numbers of documents are enough.
request-asks-names = ⚠️ The question “{ $label }” seems to ask for personal data{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
}. Ask for a number instead, or remove it.
request-unready = { $reason ->
    [not-yours] This request is not yours or runs no more: it cannot be changed.
    [sent-already] This request has been sent already.
    [changed] The request has changed while you were looking. Look again and send it.
    [no-title] Give the request a title.
    [no-fields] The request has no questions. Add at least one.
    [no-due] Choose the day until which answers are taken.
    [past] This day is past. Choose today or a later one.
   *[nobody] No organisation is chosen.
}
request-sent = { $count ->
    [one] 📨 The request was sent to { $count } organisation.
   *[other] 📨 The request was sent to { $count } organisations.
}

request-one = <b>{ $title }</b>
    { $how ->
        [withdrawn] The request was withdrawn: no answers are expected any more.
        [past] It was due on { $due }: answers are closed. “Another date” opens them again.
       *[runs] Answers until { $due }; until that day they can be corrected.
    }
    { $answered } of { $asked } have answered.
request-reminded = The silent were reminded at { $at }, { $count } in all.
request-to-results = 📊 Sums
request-to-places = 🏫 Who answered
request-xlsx = 📗 XLSX
request-docx = 📄 DOCX
request-mail = ✉️ { $mails ->
    [yes] Tables to the office mail
   *[no] By mail: not set up
}
request-mail-state = { $state ->
    [sent] ✉️ The tables were sent to { $address }, { $at }.
    [waiting] ✉️ The tables are on their way to { $address }. What becomes of the letter is said here.
   *[failed] ⚠️ The mail server did not take the letter to { $address } ({ $failure }). Check the address behind the button about office mail and press again.
}
request-unmailed = ✉️ { $reason ->
    [no-server] No letters are sent now: the bot's server has no mail set up (SMTP); whoever runs it can. The tables are behind “XLSX” and “DOCX”.
    [no-address] Your organisation has no office address yet. Enter it behind the button about office mail below.
    [nothing] There is nothing to send yet: nobody has answered.
   *[not-yours] This request is not yours.
}
request-mail-subject = Answers to the request: { $title }
request-mail-end = The tables are attached: XLSX to work with, DOCX to sign. The bot of the mentorship programme sent this letter as the coordinator asked; there is no need to answer.
request-to-nudge = 🔔 Remind the silent ({ $count })
request-move = 📅 Another date
request-to-withdraw = 🚫 Withdraw
request-results = <b>Sums: { $title }</b>
    { $answered } of { $asked } have answered.
request-sum-head = <b>{ $position }. { $label }</b>
request-sum = { $total ->
    [none] The total is hidden (fewer than five people)
   *[other] Total: { $total }
}, answers: { $count }{ $hidden ->
    [0] {""}
   *[other] , hidden by organisation: { $hidden }
}
request-sum-choice = { $choice } — { $count }
request-sum-text = { $organization }: { $words }
request-sum-more = …and { $count } more: all answers are in the table.
request-sum-files = Files and photos: { $count }.{ $count ->
    [0] {""}
   *[other] {" "}They open in the organisation's answer.
}
request-places = <b>Who answered</b>
    Answered: { $answered }, silent: { $silent }. The silent come first.
request-place-entry = { $how ->
    [answered] ✅
    [begun] ✏️
    [past] 🔴
   *[open] ▫️
} { $organization }
request-place = <b>{ $organization }</b>
    { $title }
    { $how ->
        [answered] Answered at { $at }. It can be corrected until { $due }.
        [begun] The answer was begun but not sent. Due: { $due }.
        [past] No answer; it was due on { $due }.
       *[open] No answer yet. Due: { $due }.
    }
request-hidden = fewer than 5
request-reopen = 📅 Open until another day
request-file-caption = { $organization }: { $title }
request-nudge-ask = { $count ->
    [0] There is nobody to remind now.
    [one] Remind { $count } person: { $places }
   *[other] Remind { $count } people: { $places }
}{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
request-nudge-now = 🔔 Remind ({ $count })
request-nudged = { $count ->
    [one] 🔔 { $count } person will be reminded.
   *[other] 🔔 { $count } people will be reminded.
}
request-until-ask = Until which day are answers taken{ $organization ->
    [none] {" "}of all organisations
   *[other] {" "}({ $organization })
}? The request is due on { $due }.
request-reopened-said = Answers are taken until { $due }. Organisations: { $count }.
request-withdraw-ask = Withdraw the request “{ $title }”? The answers that came ({ $answered }) stay, { $silent ->
    [0] nobody waits for more.
   *[other] the others ({ $silent }) are told that no answer is needed.
}
request-withdraw-now = 🚫 Yes, withdraw

request-list = { $count ->
    [0] There are no requests for you to answer now.
   *[other] <b>Requests</b>
        Waiting for an answer: { $open } of { $count }.
}
request-list-entry = { $how ->
    [answered] ✅ { $title }
    [past] 🔴 { $title }
   *[open] by { $due } · { $title }
}{ $organization ->
    [none] {""}
   *[other] {" "}({ $organization })
}
request-form = <b>{ $title }</b>
    Asked by: { $organization }. Answer by { $due }.
request-form-state = { $how ->
    [closed] 🔴 The date is past, answers are closed. Whoever asks can open them again.
    [withdrawn] 🚫 The request was withdrawn: no answer is needed.
    [answered] ✅ The answer was sent. It can be corrected until the date: press the number of a question.
    [complete] Everything required is filled in. Look it over and send it.
   *[open] { $done } of { $total } filled in. Each answer is kept at once.
}
request-field-line = { $answer ->
    [none] ▫️ { $position }. { $label } <i>({ $kind ->
        [number] number
        [text] text
        [choice] choice
       *[file] file or photo
    }{ $required ->
        [no] , may be skipped
       *[yes] {""}
    })</i>
   *[other] ☑️ { $position }. { $label } — <b>{ $answer }</b>
}
request-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
request-next = { $begun ->
    [yes] ▶️ Next
   *[no] ▶️ Answer
}
request-send-answer = 📨 Send the answer
request-hand = 👤 Hand it to a colleague
request-plea-button = 🙋 Ask to open it again
request-field-ask = Question { $position } of { $total }
    <b>{ $label }</b>
    { $kind ->
        [number] { $people ->
            [yes] Write how many people: a whole number, 0 is fine.
           *[no] Write a number, for example 12 or 3.5.
        }
        [choice] Choose an answer.
        [file] Send a file or a photo, several are fine.
       *[text] Answer in words.{ $named ->
            [yes] {""}
           *[no] {" "}No names or other personal data.
        }
    }{ $required ->
        [no] {" "}It may be skipped.
       *[yes] {""}
    }{ $answer ->
    [none] {""}
   *[other]
        {""}
        Now: <b>{ $answer }</b>. { $kind ->
            [file] New ones are added to these.
           *[other] A new answer replaces it.
        }
}
request-files-done = ▶️ Next
request-files-clear = 🗑 Remove the files
request-unfit = { $why ->
    [not-number] This is no number: “{ $typed }”. Write it in digits, for example 12 or 3.5.
    [not-whole] A whole number is needed, or at most two digits after the point. You wrote: “{ $typed }”.
    [negative] There cannot be fewer than zero people. You wrote: “{ $typed }”.
    [too-large-number] The number is too large: “{ $typed }”. Please check it.
    [empty] The answer is empty: put it in words.
    [too-long] The answer is longer than 1000 signs and was not kept. Shorten it: “{ $typed }”.
    [pick] Choose one of the answers by its button.
    [wants-file] A file or a photo is needed here. You wrote: “{ $typed }”.
    [wants-words] No file is needed here: answer as the question asks.
    [no-answer] This cannot be an answer: send what the question asks for.
    [too-many] There are 20 files already, more do not fit. Put the rest into one archive.
   *[too-large] The bot cannot pass on a file above 20 MB. Make it smaller or divide it.
}
request-meanwhile = While you were answering, somebody has answered this question: see below. Yours, “{ $typed }”, was not kept. If it is the right one, send it again.
request-refused = { $reason ->
    [not-yours] This request is not yours: whoever it is addressed to answers it.
    [closed] The date is past, answers are closed. Ask to open the request again.
    [withdrawn] The request was withdrawn: no answer is needed.
    [incomplete] Not all required questions are answered. If there are none, answer at least one.
    [meanwhile] This question has been answered already.
    [not-staff] A request can be handed only to a curator or staff of the same organisation.
   *[answered] The answer has been sent already.
}
request-corrected = ✅ Corrected. The new answer counts already.
request-answered = ✅ Thank you, the answer was sent. It can be corrected until { $due }.
request-pleaded = { $told ->
    [yes] Whoever asks has been told. If the request is opened again, the bot will write.
   *[no] There is nobody to tell now, or the request is open already.
}
request-hand-ask = { $count ->
    [0] There is nobody to hand it to: the organisation has no curator or staff{ $handed ->
        [yes] {" "}besides the one who has it now.
       *[no] .
    }
   *[other] To whom do you hand the request? You can still answer it yourself.
}
request-take-back = ↩️ I will answer myself
request-handed-on = The request was handed on. You still see it.
request-back = The request is yours again.

request-answer = 📝 Answer
request-open-place = 📅 Open
request-came = 📝 <b>{ $title }</b>
    { $organization } asks for an answer by { $due }. { $count ->
        [one] { $count } question, a minute on the phone.
       *[other] { $count } questions, a minute on the phone.
    }
request-handed = 📝 The head asks you to answer the request “{ $title }” ({ $organization }) by { $due }.
request-nudge = 🔔 The request “{ $title }” has no answer yet. { $organization } waits for it until { $due }.
request-reopened = 📝 The request “{ $title }” is open until { $due }: answer it or correct the answer. Asked by: { $organization }.
request-withdrawn = 🚫 The request “{ $title }” was withdrawn ({ $organization }): no answer is needed.
request-plea = 🙋 { $organization } asks to open the request “{ $title }” again: it was due on { $due }.

request-sheet = Answers
request-photo = photo
request-file-name = Answers { $day }
request-table-heading = { $what ->
    [number] No.
    [organization] Organisation
   *[answered] Answered on
}
request-table-subtitle = { $organization }. As of { $day }, due { $due }. { $answered } of { $asked } have answered.
request-table-total = Total
request-table-note = Numbers of fewer than 5 people, and those from which they could be worked out, are not shown.
request-table-signature = Office ____________________     Signature ____________________     Name ____________________     Date ______________
