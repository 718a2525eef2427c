# Events: meetings and trainings

event-ask-title = <b>New event.</b> What is it called? For example: “Meeting of curators”, “Training of responsible persons”.
event-ask-day = <b>{ $title }</b>
    On which day?
event-ask-time = <b>{ $title }</b>, { $day }
    At what time? Press, or write for example 14:30.
event-ask-length = <b>{ $title }</b>, { $day }, { $time }
    How long will it last?
event-length = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } min
    }
}
event-ask-place = <b>{ $title }</b>, { $day }, { $time }
    Where? Write the address and the room, or send a link.
event-go-on = ▶️ Go on with what was begun
event-said = 📅 <b>{ $title }</b>
    🕘 { $day }, { $time }
    📍 { $place }
event-count = Invitations: <b>{ $count }</b>. Reminders go out a day and two hours before.
event-invite = 📨 Invite ({ $count_to })
event-change-title = ✏️ Title
event-change-day = 📅 Date
event-change-length = ⏱ Length
event-change-place = 📍 Place
event-is-called = ✅ The invitations are sent; in quiet hours they wait for the morning.
event-refused = ⚠️ { $reason ->
    [empty] Not everything is known yet: title, day, time, length and place are needed.
    [too-long] Too long. Write less: a title of up to 200 signs, a place of up to 300.
    [no-time] This does not look like a time. Write hours and minutes, for example 14:30.
    [past] This time has passed. Name a time ahead; everything else is kept.
    [over] The event has begun: it cannot be moved or called off.
    [not-begun] The event has not begun: who came can be marked afterwards.
    [cancelled] The event was called off.
    [moved] The event was moved meanwhile. This is how it is now.
    [people-moved] The circle of those invited has changed while the screen was open. Nobody was invited; this is how it is now.
    [nobody] There is nobody to invite: none of those chosen can be reached. The event is kept; choose others.
    [same] This is the same date and time.
    [not-invited] You were not invited to this event.
   *[not-yours] This event belongs to another organisation.
}
event-list = <b>Events</b>: { $count }. Press a number to open one.
event-line = { $position }. { $how ->
    [cancelled] ✖️ called off
    [over] ✔️ over
   *[ahead] 📅 ahead
} { $at }
    <b>{ $title }</b>
event-is-cancelled = ✖️ <b>Called off.</b>
event-turnout = Invited: { $invited }
    ✅ will come { $yes } · 🔁 substitutes { $substitute } · ✖️ will not come { $no } · ⏳ silent { $silent }{ $begun ->
        [yes] {"\u000A"}👣 Marked as present: { $came }
       *[no] {""}
    }
event-mark = 👣 Mark who came
event-answers = 👥 Who has answered
event-move = 📅 Move
event-cancel = ✖️ Call off…
event-calendar = 🗓 File for the calendar
event-calendar-name = Event { $day }
event-ask-new-day = <b>{ $title }</b> is set for { $was } now.
    To which day shall it move?
event-ask-new-time = <b>{ $title }</b>: moving to { $day }.
    At what time? Press, or write for example 14:30.
event-was-moved = ✅ Moved. Everybody who knew the old date is told and asked anew.
event-ask-cancel = <b>Call the event off?</b> Everybody who knows of it will be told.
event-cancel-now = ✖️ Yes, call it off
event-guests = { $begun ->
    [yes] <b>Who came:</b> { $came } of { $invited }. Press a number to mark or to unmark.
   *[no] <b>Who has answered</b>, invited { $invited }.
}
event-guest = { $position }. { $came ->
    [yes] 👣{" "}
   *[other] {""}
}{ $person } — { $answer ->
    [yes] ✅ will come
    [no] ✖️ will not come
    [substitute] 🔁 sends a substitute
   *[none] { $reachable ->
        [no] 📵 cannot be reached
       *[yes] ⏳ no answer
    }
}
event-all-came = ✅ Everybody came who meant to

event-invited = 📅 { $organization } invites you:
    <b>{ $title }</b>
    🕘 { $day }, { $time }
    📍 { $place }
event-moved = 📅 <b>Moved:</b> { $title }
    Now 🕘 { $day }, { $time }
    📍 { $place }
    Please answer once more. Invited by { $organization }.
event-soon = ⏰ Reminder: <b>{ $title }</b>
    🕘 { $day }, { $time }
    📍 { $place }
    Invited by { $organization }.
event-cancelled = ✖️ <b>Called off:</b> { $title }
    It was set for { $day }, { $time }. From { $organization }.
event-yes = ✅ I will come
event-no = ✖️ I will not come
event-substitute = 🔁 I send a substitute
event-answered = { $answer ->
    [yes] Noted: you will come.
    [no] Noted: you will not come. Should you change your mind, press another button.
   *[substitute] Noted: somebody else comes instead of you.
}
event-answer-refused = { $reason ->
    [over] The event has begun or is over: answers are not taken any more.
    [cancelled] The event was called off, no answer is needed.
    [moved] The event was moved: please answer under the new invitation.
   *[not-invited] You were not invited to this event.
}
