# Meetings to come

plans-next = 📅 Next meeting
plans-next-whom = 📅 Next meeting: { $partner }
plans-ask-day = { $moving ->
    [yes] Moving the meeting: <b>{ $partner }</b>. To which day?
   *[no] Next meeting: <b>{ $partner }</b>. On which day?
}
plans-day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}, { $day }
plans-other-day = 📅 Another day
plans-ask-time = <b>{ $partner }</b>, { $day }. At what time? { $polite ->
    [ty] Press or type, for example 14:30.
   *[vy] Press or type, for example 14:30.
}
plans-ask-place = <b>{ $partner }</b>, { $day }, { $time }. Where?
plans-place = { $last ->
    [yes] {"👉 "}
   *[no] {""}
}{ $place ->
    [school] 🏫 At school
    [enterprise] 🏭 At the enterprise, accompanied
   *[online] 💻 Online through the school
}
plans-refused = ⚠️ { $refused ->
    [pair_not_active] This pair is not working now: no meeting can be planned.
    [past] That time is over. It takes a day or an hour ahead.
    [too_far] That is too far ahead: half a year at most.
    [too_soon] Too soon: not everybody who has to know beforehand would hear of it in time. It takes a later time.
    [hours] Meetings begin between 8:00 and 20:00.
    [no_time] That does not look like a time. It takes hours and minutes, for example 14:30.
    [taken] The pair has a meeting on that day already.
    [moved] The meeting has been moved meanwhile: the button was about the earlier date.
    [over] The time of this meeting is over.
    [not_over] The meeting has not begun: it can be cancelled or moved.
    [own_offer] The other side chooses the date.
   *[gone] There is no such meeting any more: it was cancelled or is logged already.
}
plans-card = { $fresh ->
    [yes] ✅ <b>The meeting is planned</b>
   *[no] 🗓 <b>Meeting</b>
}
    <b>{ $partner }</b>
    🕘 { $day }, { $time }
    📍 { $place ->
        [school] at school
        [enterprise] at the enterprise, accompanied
        [online] online through the school
       *[none] no place given
    }

    { $standing ->
        [agreed] ✅ Agreed by both.
        [waits] ⏳ The other side will hear of it and answer with one tap. Both are reminded a day and two hours before.
        [paper] The other side has no phone: { $polite ->
            [ty] tell them yourself or ask the curator.
           *[vy] please tell them yourself or ask the curator.
        }
        [ask] { $polite ->
            [ty] ❓ Will you come?
           *[vy] ❓ Will you come?
        }
        [offered] 🔁 Other dates are offered, the answer is awaited.
        [choose] { $polite ->
            [ty] 🔁 The other side asks to move it. Choose a date.
           *[vy] 🔁 The other side asks to move it. Please choose a date.
        }
        [over] ❓ The time is over. Did the meeting take place?
        [rests] ⏸ The pair is resting: no meetings for now.
        [held] ✅ It took place and is logged.
        [confirmed] ✅ It took place and is confirmed.
        [no-show] ▫️ Somebody could not come.
       *[cancelled] ✖️ Cancelled.
    }
plans-yes = ✅ I will come
plans-move = 🔁 Move
plans-calendar = 📅 To the phone's calendar
plans-other = 🔁 Another date
plans-cancel = ✖️ Cancel the meeting
plans-to-card = ↩️ To the meeting
plans-ask-moving = 🔁 Meeting on { $day }, { $time } (<b>{ $partner }</b>).

    The other side will choose one of these dates with one tap:
    { $dates }
plans-offer = 📨 Offer these dates
plans-own-date = 📅 Set another day
plans-ask-missed = The meeting on { $day }, { $time } (<b>{ $partner }</b>) did not take place. What happened? It does happen, we only note it.
plans-was-cancelled = ✖️ It was cancelled
plans-no-show = 🚶 Somebody could not come
plans-no-meeting = ✖️ No, we did not meet
plans-met = ✅ Yes
plans-postponed = 🔁 Postponed
plans-missed = ✖️ No
plans-calendar-title = Mentoring meeting
plans-calendar-place = { $place ->
    [school] At school
    [enterprise] At the enterprise, accompanied
    [online] Online through the school
   *[none] {""}
}
plans-calendar-words = The meeting can be moved or cancelled in the bot's chat.
plans-calendar-name = Meeting { $day }
plans-toast-yes = ✅ Great: { $day }, { $time }.
plans-toast-taken = ✅ Agreed: { $day }, { $time }. The other side will hear of it.
plans-invited = 🗓 <b>{ $partner }</b> { $polite ->
    [ty] suggests that you meet
   *[vy] suggests a meeting with you
}: { $day }, { $time }{ $place ->
    [school] , at school
    [enterprise] , at the enterprise, accompanied
    [online] , online through the school
   *[none] {""}
}.
plans-moved = 🔁 <b>{ $partner }</b> moves the meeting: now { $day }, { $time }{ $place ->
    [school] , at school
    [enterprise] , at the enterprise, accompanied
    [online] , online through the school
   *[none] {""}
}. { $polite ->
    [ty] Can you make it?
   *[vy] Does that suit you?
}
plans-agreed-date = ✅ <b>{ $partner }</b>: agreed, the meeting is on { $day }, { $time }{ $place ->
    [school] , at school
    [enterprise] , at the enterprise, accompanied
    [online] , online through the school
   *[none] {""}
}.
plans-offered = 🔁 <b>{ $partner }</b> asks to move the meeting of { $day }, { $time }. { $polite ->
    [ty] Choose another date.
   *[vy] Please choose another date.
}
plans-take-1 = ✅ { $at1 }
plans-take-2 = ✅ { $at2 }
plans-take-3 = ✅ { $at3 }
plans-will-come = ✅ <b>{ $partner }</b>: the meeting on { $day }, { $time } is confirmed.
plans-cancelled = ✖️ <b>{ $partner }</b>: the meeting on { $day }, { $time } is cancelled. { $polite ->
    [ty] You can plan a new one in “My pair”.
   *[vy] A new one can be planned in “My pair”.
}
plans-soon = ⏰ { $polite ->
    [ty] A reminder: you have a meeting on
   *[vy] A reminder: you have a meeting on
} { $day }, { $time } — <b>{ $partner }</b>{ $place ->
    [school] , at school
    [enterprise] , at the enterprise, accompanied
    [online] , online through the school
   *[none] {""}
}.
plans-ask = 🗓 { $polite ->
    [ty] You had a meeting planned for { $day }, { $time }: <b>{ $partner }</b>. Did you meet?
   *[vy] A meeting was planned for { $day }, { $time }: <b>{ $partner }</b>. Did you meet?
}
plans-watched = 👁 A meeting with an adult from outside is planned: { $day }, { $time }{ $place ->
    [school] , at school
    [enterprise] , at the enterprise, accompanied
    [online] , online through the school
   *[none] {""}
}. Pupil: <b>{ $mentee }</b>, mentor: <b>{ $mentor }</b> ({ $category ->
    [student] student
    [graduate] graduate
   *[employer] employer
}).
plans-watched-cancelled = 👁 The meeting on { $day }, { $time } is cancelled. Pupil: <b>{ $mentee }</b>, mentor: <b>{ $mentor }</b>.

# After the first meeting
fit-ask = 🤝 The first meeting is over: <b>{ $partner }</b>. { $polite ->
    [ty] How is it: do you fit together? Only the curator will see your answer.
   *[vy] How was it: do you fit together? Only the curator will see the answer.
}
fit-good = 👍 We fit
fit-unsure = 🤔 Not sure yet
fit-replace = 🔁 A change is needed
fit-thanks = { $fit ->
    [good] Thank you! Good luck to you both.
    [unsure] Thank you for being honest. The curator will know and help.
   *[replace] It happens, nobody is to blame. The curator will know and look for another option.
}
fit-late = This pair has ended already.
fit-doubts = 🤔 After the first meeting the { $side ->
    [mentor] mentor
   *[mentee] mentee
} { $fit ->
    [unsure] is not sure yet that they fit together
   *[replace] asks for a change
}: <b>{ $mentor }</b> — <b>{ $mentee }</b>.
fit-line = { $side ->
    [mentor] The mentor
   *[mentee] The mentee
} after the first meeting: { $fit ->
    [good] 👍 we fit
    [unsure] 🤔 not sure yet
   *[replace] 🔁 a change is needed
}
plans-ahead = 📅 The next meeting: { $day }, { $time } — <b>{ $partner }</b>.
plans-watched-ahead = 👁 Meetings of pupils with adults from outside ahead: { $count }. The next one is on { $day }, { $time }.
