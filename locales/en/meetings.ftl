# Meetings

home-log = ➕ Meeting
home-meetings = 🗓 My meetings
meetings-ask-pair = { $count ->
    [0] There is nothing to log yet: the pair has not begun.
   *[other] Whom did you meet?
}
meetings-ask-day = Meeting: <b>{ $partner }</b>. When? (the pair is active since { $begun })
meetings-ask-kind = Meeting { $day }: <b>{ $partner }</b>. Which kind?
meetings-kind = { $next ->
    [yes] {"👉 "}
   *[no] {""}
}{ $kind ->
    [introduction] Getting to know
    [trial] Trial
    [planning] Planning
    [regular] Regular
   *[closing] Closing
}
meetings-ask-minutes = Meeting { $day }: <b>{ $partner }</b>, { $kind ->
        [introduction] getting to know
        [trial] trial
        [planning] planning
        [regular] regular
       *[closing] closing
    }. How long was it?
meetings-minutes = { $minutes } min
meetings-done = ✅ Recorded: <b>{ $partner }</b>, { $day }, { $minutes } min, { $kind ->
        [introduction] getting to know
        [trial] trial
        [planning] planning
        [regular] regular
       *[closing] closing
    }.{ $topic ->
        [none] {""}
       *[other] {" "}About: { $topic }.
    }
    { $state ->
        [confirmed] The meeting is confirmed and counts.
       *[other] { $other ->
            [asked] The other side confirms in one tap.
           *[paper] The other side has no phone: the curator marks the confirmation.
        }
    }{ $note ->
        [yes] {" "}The note is kept.
       *[no] {""}
    }
    Where did you meet?
meetings-place = { $chosen ->
    [yes] {"✅ "}
   *[no] {""}
}{ $place ->
    [school] 🏫 At school
    [enterprise] 🏭 At the enterprise, accompanied
   *[online] 💻 Online through the school
}
meetings-add-topic = 💬 What it was about
meetings-ask-topic = Meeting { $day }: <b>{ $partner }</b>. What was it about?
meetings-no-topic = Do not say
meetings-add-note = 📝 Note (the curator sees it)
meetings-ask-note = Write a few words about this meeting. Only the curator will see them.
meetings-note-wrong = ⚠️ A note has 1 to 1000 signs.
meetings-take-back = 🗑 Delete the entry
meetings-no-more = The entry is deleted.
meetings-refused = ⚠️ { $refused ->
    [future] That day has not been yet.
    [before_pair] On that day the pair had not begun.
    [after_pair] On that day the pair was over.
    [pair_not_active] This pair is not active now: the curator can enter a meeting.
    [duration] A meeting lasts from 15 minutes to 8 hours.
    [not_offered] That choice is no longer there.
    [too_late] More than a week has passed: the curator can correct it.
    [already_confirmed] The meeting is confirmed already.
    [own_word] The other side confirms your entry.
    [not_logged] This is the other side's entry: it can only be confirmed or denied.
   *[not_held] There is no such entry any more.
}
meetings-ask-confirm = { $polite ->
   *[other] 🗓 { $partner }: a meeting on { $day }, { $minutes } min, was recorded. Was it so?
}
meetings-yes = ✅ Yes, we met
meetings-no = ✖️ It was not so
meetings-confirmed = Thank you! The meeting counts.
meetings-denied = Noted. The curator sees both answers.
meetings-answer-refused = { $reason ->
    [already_confirmed] This meeting is confirmed already.
    [own_word] The other side confirms your entry.
   *[not_held] There is no such entry any more.
}
meetings-taken-back = The entry about the meeting on { $day } ({ $partner }) was deleted by whoever made it.
meetings-list = { $count ->
    [0] No meetings yet.
   *[other] <b>Meetings: { $count }</b>
    ✅ confirmed · ⏳ waiting for the other side · ❓ waiting for you
}
meetings-line = { $state ->
    [confirmed] ✅
    [ask] ❓
    [denied] ⚠️
    [held] ⏳
    [planned] 🗓
   *[cancelled] ▫️
} { $day } · { $partner }{ $minutes ->
    [0] { $time ->
        [none] {""}
       *[other] {" "}· { $time }
    }
   *[other] {" "}· { $minutes } min
}
meetings-card = <b>{ $partner }</b>, { $day }{ $minutes ->
        [0] { $time ->
            [none] {""}
           *[other] , { $time }
        }
       *[other] , { $minutes } min
    }{ $by_journal ->
        [yes] {" "}· from the journal
       *[no] {""}
    }
    { $kind ->
        [introduction] Getting to know
        [trial] Trial
        [planning] Planning
        [none] Meeting
        [regular] Regular meeting
       *[closing] Closing
    }{ $place ->
        [school] , at school
        [enterprise] , at the enterprise, accompanied
        [online] , online through the school
       *[none] {""}
    }.{ $topic ->
        [none] {""}
       *[other] {" "}About: { $topic }.
    }
    { $state ->
        [confirmed] ✅ Confirmed by both sides.
        [ask] ❓ Was it so?
        [denied] ⚠️ One side says that it was not so. The curator decides.
        [held] ⏳ Waiting for the other side.
        [planned] 🗓 Planned.
       *[cancelled] ▫️ Cancelled.
    }{ $note ->
        [none] {""}
       *[other] {" "}📝 { $note }
    }
meetings-rate = 😀 How was it?
meetings-ask-rate = { $rated ->
    [yes] Thank you, noted! { $polite ->
       *[other] You may change it.
    }
   *[no] ✅ The meeting on { $day } counts. { $polite ->
       *[other] How was it? You need not answer.
    }
}
meetings-to-list = 🗓 To the meetings
meetings-today-paper = 🗓 To mark from the journal: { $count ->
    [one] { $count } meeting waits for confirmation.
   *[other] { $count } meetings wait for confirmation.
}
