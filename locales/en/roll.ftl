# “Participants”: a school's list, search, filter

home-roll = 👤 Participants
roll-main = 👤 <b>Participants: { $organization }</b>
    { $narrowed ->
        [none] In all: { $count }. To find somebody, type a part of the name, the code or the class.
       *[other] { $narrowed }
            { $count ->
                [0] Nobody was found.
               *[other] Found: { $count }
            }
    }
    🤝 in a pair · ✓ admitted · ⏳ waits · ⏸ rests · 📄 consent missing · 📓 no phone
roll-line = { $standing ->
    [applied] ⏳
    [resting] ⏸
    [refused] ✖️
    [left] ▫️
   *[admitted] { $paired ->
        [yes] 🤝
       *[no] ✓
    }
} { $who } · { $part ->
    [mentee] mentee
   *[mentor] mentor
}{ $consented ->
    [yes] {""}
   *[no] {" "}📄
}{ $phone ->
    [yes] {""}
   *[no] {" "}📓
}
roll-searched = 🔎 “{ $words }”
roll-sieve = 🔎 Filter
roll-clear = ✖️ Show everybody
roll-show = 👤 Show
roll-ask-sieve = 🔎 Whom to show?
roll-facet = { $facet ->
    [form] Form
    [role] Role
    [state] State
   *[grade] Class
}: { $value }
roll-any = all
roll-value = { $facet ->
    [role] { $value ->
        [mentee] mentees
       *[mentor] mentors
    }
    [state] { $value ->
        [applied] waiting
        [admitted] admitted
        [resting] resting
        [refused] refused
       *[left] left
    }
   *[grade] class { $value }
}
roll-lack = { $lack ->
    [mentor] without mentor
    [consent] without consent
   *[phone] without phone
}
roll-ask-value = { $facet ->
    [form] Which form?
    [role] Which part?
    [state] Which state?
   *[grade] Which class?
}
roll-export = ⬇️ Table XLSX
roll-import = ⬆️ Upload a table
roll-file-empty = Databases of participants - sample
roll-sheet = { $part ->
    [mentee] Mentees
   *[mentor] Mentors
}
roll-sheet-title = { $part ->
    [mentee] Database of mentees
   *[mentor] Database of mentors
}: { $organization }
roll-heading = { $what ->
    [number] No.
    [name] { $mode ->
        [names] Name and first letter of the surname
       *[other] Code of the participant
    }
    [contacts-guardian] Contacts of the guardian (by hand)
    [contacts] Contacts (by hand)
    [born] Year of birth (by hand)
    [class] Class
    [requests] Main request
    [entered] Date of entry
    [mentor] Mentor
    [form] Form of mentorship
    [mentor-place] The mentor's place of work or study
    [place] Place of work or study
    [strengths] Main competences
    [achievements] Achievements that matter to the programme
    [interests] Interests
    [ages] Wanted age of mentees
    [time] Time available
    [mentees] Mentees
    [ended] End date
    [results] Results
    [review] Link to a review
   *[done] Mark of completion
}
roll-done = completed
roll-time = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
    [7] Sunday
   *[other] any day
}
roll-outcome = { $outcome ->
    [reached] the goal is reached
    [extended] will go on
   *[other] ended early
}
roll-upload = ⬆️ <b>Upload a table: { $organization }</b>
    Send an .xlsx of the same shape as “Table XLSX”: sheets “Mentees” and “Mentors”. Every new line becomes an application “from the journal”; whoever is there already does not appear twice.
    { $mode ->
        [names] Names: only the first name and the first letter of the surname. Contacts and years of birth are neither read nor kept.
       *[other] Codes of the class lists instead of names (“Posters and lists”). A file with names is refused: they do not go through the messenger.
    }
roll-template = 📄 Empty sample
roll-refused-kind = ⚠️ “{ $file }”: an .xlsx file is needed.
roll-unreadable = ⚠️ { $why ->
    [no_headings] No sheet with headings was found: columns with the name (code), the form and a request or competences are needed. Please take the empty sample.
    [nobody] The table has no line at all.
    [too_many] Too many lines for one school.
   *[names] There are names in the file, and here participants are known by codes only. Please replace the names by codes and send it again.
}
roll-preview = <b>What the table changes</b>
    New mentees: { $mentees }, mentors: { $mentors }. There already: { $same }.
    New ones become applications “from the journal”: you mark consents and admit them.
roll-faults = These lines were not understood and will not be entered:
roll-fault = • { $part ->
    [mentee] Mentees
   *[mentor] Mentors
}, line { $line }: { $fault ->
    [no_name] no name
    [name] only the first name and the first letter of the surname
    [no_code] no code
    [code] there is no such free code in the school's lists
    [class] a class is written like “7Б”
    [form] the programme has no such form
   *[twice] the participant stands on an earlier line
}
roll-more-faults = …and { $count } more
roll-write = ✅ Enter: { $count }
roll-drop = ✖️ Do not enter
roll-written = ✅ Entered: { $count }. They wait in “Applications”.
