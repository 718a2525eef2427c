# “My data”: take along, who sees it, consents, take back, erase

home-data = 🔒 My data
command-data = My data: take along, take a consent back, erase
own-main = 🔒 <b>{ $child ->
    [yes] The child's data
   *[no] My data
}</b>

    { $child ->
        [yes] Here you can get what the bot keeps about the child, see who sees it, answer the consents and erase it. The line about oneself, notes, letters to the curator, answers about the pair and reports of problems are not in the file, whether there are any or not: children tell them to the school alone.
       *[no] Here you can get everything that the bot keeps about you, see who sees it, take a consent back and erase yourself.
    }{ $mode ->
        [codes] {" "}The bot does not know a participant's name: only the code.
       *[other] {""}
    }
own-take = 📄 Get it as a file
own-who-sees = 👁 Who sees it
own-consents = 📝 Consents
own-erase = 🗑 Erase
own-file-name = my-data
own-consents-list = { $count ->
    [0] There are no consents.
   *[other] <b>Consents</b>: a document of its own for each purpose. Only the first is necessary, the others are as you wish.{ $child ->
        [yes] {""}
       *[no] { $polite ->
            [ty] {" "}Under 18 a parent's word is needed beside yours.
           *[vy] {""}
        }
    }
}
own-consent-row = { $state ->
    [given] ✅
    [changed] ⚠️
   *[none] ▫️
} { $purpose ->
    [participation] Taking part
    [photo] Photographs
   *[publication] Publication
}{ $organization ->
    [none] {""}
   *[other] {" "}· { $organization }
}
own-consent = { $organization }. { $state ->
    [given] ✅ Consent given on { $day }, version { $version }.
    [changed] ⚠️ Consent given on { $day } to version { $version }; the text has changed since.
   *[none] There is no consent.
}
own-withdraw = 🚫 Take the consent back
own-withdraw-yes = Yes, take it back
own-ask-withdraw = <b>Take the consent back?</b> { $organization }

    { $stops ->
        [yes] { $child ->
            [yes] The child stops taking part at once: the pair ends gently, there are no reminders, the answers of the form are erased. The curator learns of it. Class and code go in 30 days. The school's link is the way back, at any time.
           *[no] You stop taking part at once: your pairs end gently, there are no reminders, the answers of the form are erased. The curator learns of it, and you need not explain anything. The rest goes in 30 days. The organisation's link is the way back, at any time.
        }
       *[no] This consent ends at once. You go on taking part.
    }
own-withdrawn = The consent is taken back.
own-thanks = Thank you, recorded.
own-ask-erase = <b>{ $child ->
    [yes] Erase the child's data?
   *[no] { $polite ->
        [ty] Erase you from the bot?
       *[vy] Erase you from the bot?
    }
}</b>

    What goes at once: name, class, code, answers of the form, drafts, notes, the tie to this messenger.
    Taking part ends, pairs end gently.

    What stays without a name: numbers (how many pairs and meetings), the other side's own history, the record that there was a consent, and reports of problems which the school has to look into.{ $office ->
        [yes] {" "}

            You hold an office: what was done in it (assignments, decisions, reports) stays as a record of the organisation. Name and access stay until the office ends; the rest goes now.
       *[no] {""}
    }{ $guards ->
        [yes] {" "}

            Your consent for the child ends with you.
       *[no] {""}
    }
own-erase-go-on = Erase…
own-ask-erase-sure = <b>Really erase?</b> There is no way back, not even from a backup.
own-erase-yes = 🗑 Yes, erase for good
own-erased = Done: the data is erased. If you need the bot again, the school's link begins a clean page.
own-changed = <b>The text of the consent has changed.</b> { $polite ->
    [ty] Please read it again. Until you answer, what has begun goes on, and there are no new pairs.
   *[vy] Please read it again. Until you answer, what has begun goes on, and there are no new pairs.
}
own-disagree = I do not agree
own-stopped-curator = 🚫 { $why ->
    [own] A consent was taken back
    [guardian] A parent or guardian took the consent back
   *[erased] Data was erased at the person's or a parent's request
}: <b>{ $who }</b>, { $part ->
    [mentee] mentee
   *[mentor] mentor
}. Taking part has ended{ $pairs ->
    [0] {""}
   *[other] , pairs ended: { $pairs }, the other side has been told
}. { $why ->
    [erased] What the bot knew is erased; destroy the papers as your organisation's rules say.
   *[other] Class and code will be erased in 30 days; put the papers in order before.
}
own-stopped = { $polite ->
    [ty] { $why ->
        [guardian] Your parent has taken the consent back, so you no longer take part. It is not your fault. If you would like to come back, talk at home and with the curator: the way is open.
       *[own] The curator has recorded that the consent was taken back: you no longer take part. The school's link is the way back, at any time.
    }
   *[vy] It is recorded that the consent was taken back: you no longer take part. The organisation's link is the way back, at any time.
}
own-stopped-guardian = 👪 No longer takes part: <b>{ $who }</b>. { $why ->
    [guardian] The other parent has taken the consent back, or it was taken back on paper.
    [erased] The data is erased.
   *[own] The child has taken the own consent back.
} The school's curator answers questions.
pairing-other-left = { $polite ->
    [ty] { $part ->
        [mentor] { $partner ->
            [none] Your mentor
           *[other] { $partner }
        } no longer takes part in the programme{ $begun ->
            [yes] , so the pair has ended
           *[no] , so there will be no pair
        }. It is not your fault. The curator will look for another mentor; the proposal comes here.
       *[mentee] { $partner ->
            [none] One of your mentees
           *[other] { $partner }
        } no longer takes part in the programme{ $begun ->
            [yes] , so the pair has ended
           *[no] , so there will be no pair
        }. It is not about you. Thank you for helping! The curator knows who else needs a mentor.
    }
   *[vy] { $part ->
        [mentor] { $partner ->
            [none] Your mentor
           *[other] { $partner }
        } no longer takes part in the programme{ $begun ->
            [yes] , so the pair has ended
           *[no] , so there will be no pair
        }. It is not about you. The curator will look for another mentor.
       *[mentee] { $partner ->
            [none] One of your mentees
           *[other] { $partner }
        } no longer takes part in the programme{ $begun ->
            [yes] , so the pair has ended
           *[no] , so there will be no pair
        }. It is not about you. Thank you for your work! The curator knows who else needs a mentor.
    }
}

consent-photo =
    <blockquote expandable><b>Consent to photographs</b> (version 1; the Russian text is the one that binds)

    1. I allow (for myself, or for the child whose legal representative I am) the organisation that I join to take photographs and videos of the participant at lessons and events of the mentorship programme.
    2. One purpose only: the organisation's own reports and keepsakes. Publication needs a consent of its own.
    3. The bot keeps no photographs of participants.
    4. Term: while the participant is in the programme. The consent can be taken back at any time by “My data” or through the curator; taking part does not depend on it.</blockquote>
consent-publication =
    <blockquote expandable><b>Consent to publication</b> (version 1; the Russian text is the one that binds)

    1. I allow (for myself, or for the child whose legal representative I am) the organisation that I join to publish the participant's name, class and photographs in accounts of the mentorship programme.
    2. Where: the site and pages of the organisation and of the education department.
    3. What exactly is published is shown before publication when the participant or the representative asks.
    4. Term: while the participant is in the programme. The consent can be taken back at any time by “My data” or through the curator: what was published is taken down, and taking part does not depend on it.</blockquote>

takeout-title = What the bot keeps about you
takeout-introduction = Made on { $moment }. Below is everything that is recorded about you, kind by kind. The JSON file holds the same for programs. If something is wrong, correct it in “My form” or tell the curator.
takeout-moment = { $moment }
takeout-table-persons = You
takeout-table-accounts = Account in the messenger
takeout-table-participants = Forms and taking part
takeout-table-consents = Consents
takeout-table-guardianships = Parent or guardian and child
takeout-table-clearances = Checks of adults: certificate, instruction, order, quiz
takeout-table-pairs = Pairs
takeout-table-meetings = Meetings
takeout-table-meeting-words = Your words about meetings
takeout-table-meeting-plans = Planned meetings: time
takeout-table-questionnaire-answers = Your answers at the beginning and the end of a pair
takeout-table-pulses = Your answers to “How are the meetings going?”
takeout-table-pair-fits = Your answer after the first meeting
takeout-table-pair-goals = Goals of your pair
takeout-table-goal-steps = Steps that you wrote down
takeout-table-curator-letters = Your letters to the curators
takeout-table-roster-codes = Code of the school's roster
takeout-table-arrivals = How you came
takeout-table-concerns = Problems that you have reported
takeout-table-drafts = Unfinished forms
takeout-table-appointments = Offices
takeout-table-invitations = Invitations to an office
takeout-table-assignments = Assignments given to you by name
takeout-table-request-addressees = Requests for information given to you by name
takeout-table-acknowledgements = Road maps that you have read
takeout-table-snoozes = Reminders put off
takeout-table-event-guests = Invitations to events
takeout-table-announcement-recipients = Messages to many that reached you
takeout-table-nudge-recipients = Reminders by those who control
takeout-table-reminders = Reminders
takeout-table-notices = Notices
takeout-table-deliveries = Messages sent
takeout-field-number = Number
takeout-field-called = Name on the roster
takeout-field-made-at = Made
takeout-field-active-at = The pair began
takeout-field-adult-since = Coming of age recorded
takeout-field-answer = Answer
takeout-field-answered-at = Answered
takeout-field-applied-at = Applied
takeout-field-at = When
takeout-field-came = Came
takeout-field-capacity = Mentees at once
takeout-field-category = Who
takeout-field-chosen-role = Chosen on the first screen
takeout-field-closed-at = Takes nobody new since
takeout-field-code = Code
takeout-field-completed-at = Completed
takeout-field-confirmed-at = Confirmed
takeout-field-created-at = Created
takeout-field-changed-at = Changed
takeout-field-day = Day
takeout-field-decided-at = Decided
takeout-field-directions = Directions
takeout-field-own-answers = Answers to the programme's questions
takeout-field-due = Due
takeout-field-about = About whom
takeout-field-stage = When
takeout-field-question = Question
takeout-field-value = Answer
takeout-field-asked-at = When it was asked
takeout-field-month = Month
takeout-field-end-why = Why it ended
takeout-field-end-reason = End reason
takeout-field-ended-at = Ended
takeout-field-external-id = Number in the messenger
takeout-field-form = Form
takeout-field-given = Given
takeout-field-given-at = Given
takeout-field-grade = Class
takeout-field-ground = How it was given
takeout-field-interests = Interests
takeout-field-issued-at = Issued
takeout-field-item-kind = About
takeout-field-items = How many items
takeout-field-kind = Kind
takeout-field-language = Language
takeout-field-letter = Letter of the class
takeout-field-logged-at = Logged
takeout-field-mentee-agreed-at = The mentee agreed
takeout-field-mentor-agreed-at = The mentor agreed
takeout-field-messenger = Messenger
takeout-field-minor = Under 18
takeout-field-minutes = Minutes
takeout-field-name = Name
takeout-field-note = Note
takeout-field-office = Office
takeout-field-opened-at = Opened
takeout-field-order-date = Date of the order
takeout-field-order-number = Number of the order
takeout-field-organization-id = Organisation
takeout-field-origin = From where
takeout-field-paper-date = Date on the paper
takeout-field-paused-at = Paused
takeout-field-place = Place
takeout-field-proposed-at = Proposed
takeout-field-purpose = Purpose
takeout-field-rating = Rating
takeout-field-reachable = Messages arrive
takeout-field-refusal = Reason of the refusal
takeout-field-refused-at = Refused
takeout-field-replaced-at = Replaced
takeout-field-reported-at = Reported
takeout-field-requests = Help wanted
takeout-field-revoked-at = Revoked
takeout-field-role = Role
takeout-field-said = What was said
takeout-field-said-on = When it was said
takeout-field-starts-at = Beginning
takeout-field-agreed-at = When it was agreed
takeout-field-said-at = When it was said
takeout-field-reached-at = When it was reached
takeout-field-done-at = When it was done
takeout-field-written-at = When it was written
takeout-field-sent-at = Sent
takeout-field-since = From
takeout-field-started-at = Started
takeout-field-state = State
takeout-field-step = What
takeout-field-taken-at = Taken
takeout-field-theme = Pictures
takeout-field-title = Title
takeout-field-topic = Topic
takeout-field-unreachable-since = Do not arrive since
takeout-field-until = Until
takeout-field-urgent = Urgent
takeout-field-valid-until = Valid until
takeout-field-version = Version of the text
takeout-field-void-at = Called off
takeout-field-weekday = Day of the week (1 is Monday)
takeout-field-withdrawn-at = Ended
takeout-field-words = Words
takeout-value-yes = yes
takeout-value-no = no
takeout-value-mentor = mentor
takeout-value-mentee = mentee
takeout-value-official = official
takeout-value-guardian = parent or guardian
takeout-value-pupil = pupil
takeout-value-student = student
takeout-value-teacher = teacher
takeout-value-employer = specialist of an enterprise
takeout-value-graduate = graduate
takeout-value-applied = applied
takeout-value-admitted = in the programme
takeout-value-refused = not accepted
takeout-value-left = ended
takeout-value-self = by phone
takeout-value-journal = from the journal
takeout-value-own = own
takeout-value-guardian-paper = parent, on paper
takeout-value-guardian-link = parent, by link
takeout-value-participation = taking part
takeout-value-photo = photographs
takeout-value-publication = publication
takeout-value-proposed = proposed
takeout-value-active = active
takeout-value-paused = paused
takeout-value-ended = ended
takeout-value-reached = goal reached
takeout-value-extended = goes on
takeout-value-stopped = stopped
takeout-value-declined = declined before it began
takeout-value-withdrawn = taken back
takeout-value-moved = moved, another school
takeout-value-no-time = no time
takeout-value-no-fit = it did not fit
takeout-value-no-contact = no contact
takeout-value-wish = one side wished so
takeout-value-lapsed = not answered in time
takeout-value-planned = planned
takeout-value-held = held
takeout-value-confirmed = confirmed
takeout-value-cancelled = cancelled
takeout-value-no-show = did not take place
takeout-value-certificate = certificate of no criminal record
takeout-value-instruction = instruction
takeout-value-order = order
takeout-value-quiz = safety quiz
takeout-value-regional = regional centre
takeout-value-coordinator = municipal coordinator
takeout-value-controller = control of execution
takeout-value-head = head
takeout-value-curator = curator
takeout-value-staff = staff
takeout-value-sent = sent
takeout-value-waiting = waiting
takeout-value-dropped = called off
takeout-value-failed = not delivered
takeout-value-open = open
takeout-value-reported = reported
takeout-value-accepted = accepted
takeout-value-returned = returned
takeout-value-ru = Russian
takeout-value-en = English
takeout-value-telegram = Telegram
takeout-value-assignment = assignment
takeout-value-request = request for information
takeout-value-school = school
takeout-value-enterprise = enterprise, with an escort
takeout-value-online = online through the school
takeout-value-log = record of a meeting
takeout-value-join = joining by the link
takeout-value-profile = corrections of the form
takeout-value-morning = morning digest
takeout-field-resting-until = Rests until
takeout-field-asked-back = The curator asked back about
takeout-field-class-as-of = Class known on
takeout-field-year-asked = School year asked about
takeout-field-about-self = About oneself
