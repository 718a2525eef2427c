# Reporting a problem

helpline-emergency = 📞 <b>In danger right now call 112.</b>
helpline-usual = 📞 Children's helpline: 8-800-2000-122, free, day and night.
helpline-line = 📞 { $line }
concern-ask = { $polite ->
    [ty] The bot is not an emergency service.

    <b>What happened?</b> Only the adults who answer for this will learn of it. The one whom it is about will not see it.
   *[vy] The bot is not an emergency service.

    <b>What happened?</b> Only those who answer for this will learn of it. The one whom it is about will not see it.
}
concern-ask-about = <b>Whom is it about?</b> This person and those who answer to them will not see the report.
concern-about = { $about ->
    [mentor] { $polite ->
        [ty] My mentor: { $partner }
       *[vy] My mentor: { $partner }
    }
    [mentee] My mentee: { $partner }
    [child] The child's mentor: { $partner }
    [curator] The curator
    [head] The head of the organisation
    [coordinator] The municipal coordinator
    [nobody] Nobody in particular
   *[other] Somebody else
}
concern-category = { $category ->
    [rudeness] Insulted, laughed at
    [pressure] Pressed, asked for secrecy or money
    [outside_contact] Invited to talk or meet behind the school's back
    [harassment] Touched, or sent something indecent
    [violence] Hit or threatened
    [feeling_bad] Somebody is in a very bad way
    [no_contact] Cannot reach the other side
   *[other] Something else
}
concern-ask-urgent = { $category ->
    [rudeness] Insulted, laughed at.
    [pressure] Pressed or forced.
    [outside_contact] Invited to talk or meet behind the school's back.
    [harassment] Touched, or sent something indecent.
    [violence] Hit or threatened.
    [feeling_bad] Somebody is in a very bad way.
    [no_contact] The other side cannot be reached.
   *[other] Something else.
} Is it urgent? Of urgent things adults learn at once, at night too. Of others from 8 in the morning.
concern-urgent = ❗️ Urgent
concern-calm = It can wait till morning
concern-recorded = { $fate ->
    [now] ✅ Recorded and passed on to adults. No. { $number }.
    [later] ✅ Recorded, No. { $number }. Adults will learn of it on { $day } at 8 in the morning.
   *[nobody] ✅ Recorded, No. { $number }. But nobody is there now to whom it can be passed on: as soon as somebody is, the bot will. { $polite ->
        [ty] If help is needed earlier, call:
       *[vy] If help is needed earlier, please call:
    }
} { $fate ->
    [nobody] {""}
   *[other] { $polite ->
        [ty] You can add details in one message, or write nothing.
       *[vy] You may add details in one message, or write nothing.
    }
}
concern-words-kept = { $polite ->
    [ty] The details are recorded. Thank you for telling. Adults will come back with an answer.
   *[vy] The details are recorded. Thank you for telling. Those who answer for it will come back to you.
}
concern-return = ‹ Back to where I was
concern-notice = 🆘 Report of a problem No. { $number }{ $urgent ->
    [yes] {" — URGENT"}
   *[no] {""}
}: { $category ->
    [rudeness] insults
    [pressure] pressure
    [outside_contact] invited to talk or meet behind the school's back
    [harassment] harassment
    [violence] violence or threat
    [feeling_bad] somebody feels very bad
    [no_contact] cannot reach the other side
   *[other] something else
}{ $about ->
    [mentor] {" "}(about a mentor)
    [mentee] {" "}(about a mentee)
    [curator] {" "}(about a curator)
    [head] {" "}(about a head)
    [coordinator] {" "}(about a coordinator)
   *[none] {""}
}. Please take it: while nobody answers, it climbs.
concern-take = ✋ I take it
concern-open = 📄 Open
concern-words-added = 🆘 Details were added to report No. { $number }.
concern-still-open = { $mine ->
    [yes] 🆘 Report No. { $number } is yours and still open. If it is settled, close it with a note.
   *[no] 🆘 Report No. { $number } was taken a week ago and is still open. Please ask how it goes.
}
concern-yours = It is yours now. Please talk to the person today.
concern-not-yours = Somebody has taken it already, or it was not sent to you.
concern-taken = An adult has read report No. { $number } and is dealing with it.
concern-closed = Report No. { $number }: the adults have finished dealing with it. If something is wrong again, press «🆘 Report a problem».

# Those who answer

home-concerns = 🆘 Reports of problems
concerns-today = 🆘 Reports of problems not closed: { $count }{ $waiting ->
    [0] .
   *[other] , of which nobody has taken: { $waiting }.
}
concerns-list = { $count ->
    [0] There are no reports of problems.
   *[other] <b>Reports of problems: { $count }</b>
    ⏳ nobody has taken it · ✋ being dealt with · ✅ closed
}
concerns-line = { $state ->
    [waiting] ⏳
    [taken] ✋
   *[closed] ✅
} No. { $number }{ $urgent ->
    [yes] {" ❗️"}
   *[no] {""}
} { $category ->
    [rudeness] insults
    [pressure] pressure
    [outside_contact] contact behind the school's back
    [harassment] harassment
    [violence] violence, threat
    [feeling_bad] feels very bad
    [no_contact] no contact
   *[other] something else
}
concerns-card = <b>Report No. { $number }{ $urgent ->
    [yes] {" — URGENT"}
   *[no] {""}
}</b>
    What: { $category ->
        [rudeness] insults, laughter
        [pressure] pressure
        [outside_contact] invited to talk or meet behind the school's back
        [harassment] harassment
        [violence] violence or threat
        [feeling_bad] somebody feels very bad
        [no_contact] cannot reach the other side
       *[other] something else
    }
    Where: { $organization }
    From: { $reporter ->
        [none] no participant of the programme
       *[other] { $reporter }
    }
    About: { $about ->
        [mentor] mentor { $accused }
        [mentee] mentee { $accused }
        [curator] a curator
        [head] the head
        [coordinator] the municipal coordinator
        [other] somebody else
        [nobody] nobody in particular
       *[none] not said
    }
concerns-words = Details{ $pages ->
    [1] {""}
   *[other] {" "}(part { $page } of { $pages })
}: “{ $words }”
concerns-no-words = No details were written.
concerns-log = { $at } — { $what ->
    [reported] the report came
    [told] told: { $office ->
        [curator] curator
        [head] head
        [coordinator] coordinator
        [regional] regional centre
       *[none] person in charge
    }
    [failed] not delivered: { $office ->
        [curator] curator
        [head] head
        [coordinator] coordinator
        [regional] regional centre
       *[none] person in charge
    } cannot be reached
    [frozen] the pair was stopped
    [taken] taken by: { $office ->
        [curator] curator
        [head] head
        [coordinator] coordinator
        [regional] regional centre
       *[none] person in charge
    }
    [closed] closed by: { $office ->
        [curator] curator
        [head] head
        [coordinator] coordinator
        [regional] regional centre
       *[none] person in charge
    }
   *[lifted] the pair meets again, allowed by: { $office ->
        [curator] curator
        [head] head
        [coordinator] coordinator
        [regional] regional centre
       *[none] person in charge
    }
}
concerns-next = Nobody has answered yet. The next ones will be told { $at }.
concerns-closing = How it ended: “{ $note }”
concerns-close = ✅ Close with a note
concerns-lift = ▶️ The pair may meet
concerns-to-list = ‹ All reports
concerns-ask-note = Write in one message what was done. Only those who see the report read it; whoever reported learns only that it is closed.
concerns-note-wrong = ⚠️ From 3 to { $longest } characters, please.
concerns-refused = ⚠️ { $reason ->
    [closed] The report is closed already.
    [not_taken] First take the report and close it with a note.
    [nothing_frozen] This pair is not stopped now.
    [another_open] Another urgent report about this pair is still open: close that one first.
   *[not_yours] Whoever took the report closes it, or the head.
}

# Helplines

home-helplines = ☎️ Helplines
helpline-title = <b>Helplines</b>
    Everybody who presses «🆘 Report a problem» sees them:
helpline-ask = To replace them, send one message with one line each: whose number, and the number. Five lines at most. The line about 112 always stays.
helpline-wrong = ⚠️ From 1 to { $most } lines, each with a number and at most { $longest } characters.
helpline-restore = ↩️ As it was
