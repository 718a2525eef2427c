# “📑 Reports and documents”: XLSX tables, set days, who took what

home-exports = 📑 Reports and documents
exports-what = { $what ->
    [mentees] Register of mentees
    [mentors] Register of mentors
    [pairs] Register of pairs
    [meetings] Journal of meetings
    [shares] Share and targets
    [road_map] Execution of road maps
    [participants] Databases of mentees and mentors
    [server] Registers with names
    [control] Control of execution
    [request] Answers to a request
    [evidence] Archive of evidence
    [partners] Partners
    [organizations] List of organisations
    [invitations] Invitations
    [blank] Empty table to fill in
    [poster] Poster with a link
    [slips] Slips with codes
    [pair-order] Order on assigning pairs
    [pair-list] List of pairs
    [pair-plan] Plan of a pair
    [statement] Statement of execution
    [summary] Interim information
    [thanks] Letter of thanks
    [certificate] Certificate of mentoring
   *[other] Document
}
exports-what-of = { $what }: “{ $title }”
exports-which-document = 🕒 <b>Documents on set days: { $organization }</b>
    { $count ->
        [0] There is nothing to send yet: no road map has been published.
       *[other] What should come? The document is made from your template, with the numbers of that day. Of a road map the edition in force is taken.
    }
exports-main = 📑 <b>Reports and documents: { $organization }</b>
    Choose a table: an XLSX file comes into this chat. { $inside ->
        [yes] { $mode ->
            [names] A school’s tables hold the first name and the first letter of the surname; “Who took what” keeps a record of every file.
           *[other] A school’s tables hold codes of participants, no names; “Who took what” keeps a record of every file.
        }
       *[no] Here are only numbers by organisation; groups of fewer than five people are hidden.
    }
exports-nothing = There are no tables for you here.
exports-open = ⏳ { $what }: { $percent } %
exports-card = 📊 <b>{ $title }</b>
    { $organization }

    { $what ->
        [mentees] { $inside ->
            [yes] Every mentee on a line: request, day of entry, mentor, form, result.
           *[no] How many mentees each organisation has, by form.
        }
        [mentors] { $inside ->
            [yes] Every mentor on a line: place of work or class, strengths, mentees, form, result.
           *[no] How many mentors each organisation has, by form.
        }
        [pairs] { $inside ->
            [yes] Every pair on a line: form, state, order, dates, number of meetings.
           *[no] How many pairs are together in each organisation, by form.
        }
        [meetings] { $inside ->
            [yes] Every meeting on a line: day, pair, kind, duration, state.
           *[no] How many confirmed meetings each organisation had, by month.
        }
        [shares] { $inside ->
            [yes] What was promised, the share of this year, and the list of those who make it up.
           *[no] What was promised, the share of this year, and what each organisation contributes.
        }
       *[road_map] The matrix, every assignment and the totals by measure of each road map.
    }
exports-span-ask = Period: { $span }
exports-span = { $span ->
    [calendar] calendar year
    [all] all time
   *[school] school year
}
exports-make = 📊 Make the file
exports-schedule = 🕒 Send on set days
exports-standing-button = 🕒 Set days: { $count }
exports-taken-button = 📜 Who took what
exports-asked = ⏳ The file is being made; it comes as a message below.
exports-enough = Other files are being made for you. Wait for them or cancel them.
exports-progress = ⏳ <b>{ $what }</b>: being made… { $percent } %
exports-cancel = ✖️ Cancel
exports-cancelled = ✖️ { $what }: cancelled, there will be no file.
exports-cancelled-toast = Cancelled
exports-too-late = The file is ready, there is nothing to cancel.
exports-failed = ⚠️ { $what }: { $failure ->
    [not-allowed] you no longer have the right to this table.
    [too-big] the file is too large for the chat. Choose a shorter period.
   *[other] the file could not be made. Try again; if it happens again, tell whoever runs the bot.
}
exports-caption = 📊 <b>{ $what }</b>
    { $organization }, { $day }.{ $document ->
        [yes] {""}
       *[no] {" "}{ $rows ->
                [0] No lines.
                [one] { $rows } line.
               *[other] { $rows } lines.
            }
    }{ $by_itself ->
        [yes] {" "}On the day that you have set.
       *[no] {""}
    }
exports-rule-ask = 🕒 <b>{ $what }</b>
    When shall it be sent? The file comes into this chat from 9:00; where the day is a day off, on the nearest working day.{ $reporting ->
        [none] {""}
       *[other] {" "}The next reporting date: { $reporting }.
    }
exports-weekday = { $day ->
    [1] On Mondays
    [2] On Tuesdays
    [3] On Wednesdays
    [4] On Thursdays
   *[5] On Fridays
}
exports-month-day = { $day ->
    [31] Last day of the month
   *[other] Day { $day } of the month
}
exports-before-day = { $day ->
    [1] 1 day before the reporting date
   *[other] { $day } days before the reporting date
}
exports-rule = { $rule ->
    [weekly] { $day ->
        [1] on Mondays
        [2] on Tuesdays
        [3] on Wednesdays
        [4] on Thursdays
       *[5] on Fridays
    }
    [monthly] { $day ->
        [31] on the last day of the month
       *[other] on day { $day } of the month
    }
   *[before] { $day } days before the reporting date
}
exports-mail = { $on ->
    [yes] ✅
   *[no] ☐
} To the organisation’s e-mail too
exports-set = ✅ It will be sent
exports-standing = 🕒 <b>What comes by itself</b>
    { $count ->
        [0] Nothing yet. Open a table and press “Send on set days”.
       *[other] To stop one, press its line.
    }
exports-standing-line = • { $what }: { $rule }{ $by_mail ->
    [yes] , by e-mail too
   *[no] {""}
}{ $next ->
    [none] . The reporting date is not known yet, or over
   *[other] . Next: { $next }
}
exports-standing-remove = ✖️ { $what }: { $rule }
exports-removed = It is no longer sent
exports-taken = 📜 <b>Who took what: { $organization }</b>
    { $count ->
        [0] No files were taken yet.
       *[other] Records: { $count }.
    }
exports-taken-line = • { $moment } · { $what } ({ $format }{ $rows ->
    [none] {""}
   *[other] , lines: { $rows }
}) · { $who }{ $place ->
    [none] {""}
   *[other] , { $place }
} · { $holds ->
    [names] with names
    [files] files of the executors
    [codes] with codes
   *[counts] no people
}{ $state ->
    [cancelled] {" "}· cancelled
    [failed] {" "}· not made
    [sent] {""}
    [made] {""}
   *[other] {" "}· being made
}{ $by_itself ->
    [yes] {" "}· on a set day
   *[no] {""}
}
exports-who = { $office ->
    [server] on the server
    [regional] region
    [coordinator] coordinator
    [controller] controller
    [head] head
    [curator] curator
    [staff] staff
   *[none] staff
}{ $name ->
    [none] {""}
   *[other] {" "}{ $name }
}
exports-mail-subject = { $what }: { $organization }
exports-mail-text = { $what }: { $organization }, { $day }.
    The file is attached. The mentorship bot sent it on a set day.

exports-file = { $what ->
    [mentees] Register of mentees
    [mentors] Register of mentors
    [pairs] Register of pairs
    [meetings] Journal of meetings
    [shares] Share and targets
    [road_map] Execution of road maps
   *[other] Databases of mentees and mentors
} { $organization } { $day }
exports-sheet = { $what ->
    [pairs] Pairs
    [meetings] Meetings
    [mentees-above] Mentees
    [mentors-above] Mentors
    [pairs-above] Pairs
    [meetings-above] Meetings
    [promises] Targets
    [shares] Share
    [organizations] By organisation
   *[learners] Who makes it up
}
exports-title = { $what ->
    [pairs] Register of pairs: { $organization }
    [meetings] Journal of meetings ({ $span }): { $organization }
    [mentees-above] Mentees by organisation and form: { $organization }
    [mentors-above] Mentors by organisation and form: { $organization }
    [pairs-above] Pairs together by organisation and form: { $organization }
    [meetings-above] Confirmed meetings by month ({ $span }): { $organization }
    [promises] Targets: { $organization }
    [shares] Share of learners involved: { $organization }
    [organizations] What organisations contribute: { $organization }
   *[learners] Who is counted in the share: { $organization }
}
exports-subtitle = As of { $moment }. Lines: { $rows }.
exports-heading = { $what ->
    [number] No.
    [name] { $mode ->
        [names] First name and first letter of the surname
       *[other] Code of the participant
    }
    [class] Class
    [mentor] Mentor
    [mentor-place] Mentor’s place of work (study)
    [mentee] Mentee
    [form] Form of mentorship
    [forms] Forms of mentorship
    [pair-state] State
    [order-number] Order No.
    [order-date] Date of the order
    [proposed] Proposed
    [begun] Began
    [ended] Ended
    [outcome] Result
    [meetings] Meetings held
    [last-meeting] Last meeting
    [journal] By the journal
    [day] Day
    [kind] Kind of meeting
    [minutes] Minutes
    [meeting-place] Place
    [meeting-state] State
    [rating] Mentee’s rating
    [organization] Organisation
    [sum] In all
    [programme] Programme
    [paper] Paper
    [paper-number] Paper No.
    [paper-date] Date of the paper
    [base] Of whom (by the paper)
    [base-short] Of whom
    [owner] Who promised
    [due] Reporting date
    [goal] Not less than
    [pupils] Learners
    [involved] Involved
    [share] Share
    [missing] People lacking
    [result] Result
    [place] Where
    [year] Year
    [known] Organisations with a number
    [places] Organisations in all
    [by-itself] Said by themselves
    [by-journal] By the journal only
    [since] Counted since
    [pairs] Pairs
   *[remark] Remark
}
exports-full-name = Full name
exports-sum = Total
exports-yes = yes
exports-hidden = hidden
exports-note = { $what ->
    [mentees-above] Participations are counted: whoever takes part in two forms stands in each.
    [mentors-above] Participations are counted: whoever takes part in two forms stands in each.
    [pairs-above] Pairs in which both sides have agreed and that have not ended.
   *[other] Meetings that both sides have confirmed.
}{ $hidden ->
    [yes] {" "}“Hidden”: the group has fewer than five people, or this number would tell it.
   *[no] {""}
}
exports-pair-state = { $state ->
    [proposed] proposed
    [active] at work
    [paused] paused
   *[ended] ended
}
exports-meeting-kind = { $kind ->
    [introduction] introduction
    [trial] trial
    [planning] planning
    [regular] regular
    [closing] closing
   *[none] not said
}
exports-meeting-place = { $place ->
    [school] school
    [enterprise] enterprise
   *[online] online through the school
}
exports-meeting-state = { $state ->
    [confirmed] took place
    [held] waits to be confirmed
    [cancelled] cancelled
    [planned] planned
   *[no-show] nobody came
}
exports-base = { $base ->
    [school] learners of schools
    [additional_education] learners in additional education
   *[all] all learners
}
exports-remark = { $state ->
    [hidden] hidden: fewer than five people
   *[none] no data: the number of learners was not entered
}
exports-result = { $state ->
    [later] lies ahead
    [none] no data
    [unclear] not said whose learners are meant
    [elsewhere] not about this organisation
    [small] hidden: fewer than five people
    [kept] reached
    [reached] { $closed ->
        [yes] reached
       *[no] reached already
    }
   *[missing] { $closed ->
        [yes] not reached
       *[no] not reached yet
    }
}
