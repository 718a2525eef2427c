# The executor: snooze, more time, help, "not required", hand on, history, paper, file first; the coordinator's answers

assignment-open = 📋 Open the assignment
assignment-later = ⏰ Remind later
assignment-extend = 📅 Ask for more time
assignment-help = 🤝 I need help
assignment-lift = 🚫 Not required
assignment-hand-on = 👤 Hand on
assignment-take-back = ↩️ Take back
assignment-paper = 🗞 Came on paper
assignment-log = 🕓 History
assignment-put-off = ⏰ Fine, I will remind you on the morning of { $day }. The due date stays.
assignment-given-to = 👤 Handed on to: { $who ->
    [none] a member of staff
   *[other] { $who }
}. They report; you go on answering for it.
assignment-given-instead = 👤 Handed on to: { $who ->
    [none] a member of staff
   *[other] { $who }
}. You stand in these days, so you may report it too.
assignment-given-to-you = 👤 Handed on to you by { $who ->
    [none] the head
   *[other] { $who }
}.
assignment-shared = 👥 { $office ->
    [head] Both the head and the curator answer for it
   *[other] The curator answers for it as well
}: one report is enough.
assignment-was-extended = 📅 Extended until { $until }.
assignment-on-paper = 🗞 The report was entered from a paper.
assignment-why-lifted = 🚫 Reason: { $reason }
plea-waits = ⏳ { $about ->
    [extension] A request for more time until { $wished } waits for an answer.
    [help] A request for help waits for an answer.
   *[lift] A request to lift the assignment waits for an answer.
}{ $words ->
    [none] {""}
   *[other] {" "}“{ $words }”
}
assignments-part = { $chosen ->
    [yes] • {""}
   *[no] {""}
}{ $part ->
    [all] All
    [overdue] 🔴 Overdue
    [soon] 🟡 Urgent
    [handed] 👤 Handed on
    [waiting] In review
   *[closed] Closed
} { $count }

colleague = { $title ->
    [none] { $office ->
        [head] Head
        [curator] Curator
        [coordinator] Coordinator
        [controller] Controller
        [regional] Regional centre
       *[staff] Member of staff
    }
   *[other] { $title }
}{ $name ->
    [none] { $digits ->
        [none] {""}
       *[other] {" "}(…{ $digits })
    }
   *[other] , { $name }
}

extension-ask-day = Until which day do you need more time? Choose a date.
extension-ask-reason = You ask for more time { $wished ->
    [none] {""}
   *[other] until <b>{ $wished }</b>
}. Write in one message why: the coordinator will see the reason.
help-ask = Write in one message what does not work or what you need. You may also send it without words: the coordinator sees the assignment and answers.
help-without-words = 🤝 Send without words
lift-ask = If this assignment does not concern your organisation, write in one message why. The coordinator agrees or answers.
plea-too-long = Too long: please keep to { $longest } characters.
plea-sent = { $about ->
    [extension] 📅 Sent. Until there is an answer the due date stays.
    [help] 🤝 Sent. The answer will come here.
   *[lift] 🚫 Sent. Until there is an answer the assignment stays yours.
}

delegate-ask = { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }

    To whom? They will report and be reminded; you see everything and can take it back.
delegate-nobody = There is nobody to hand it on to: the organisation has neither curator nor staff here. You can invite them from home.
delegate-done = 👤 Handed on. They were told, and reminders go to them now.
delegate-taken-back = ↩️ The assignment is yours again.
assignment-delegated = 👤 You were given ({ $organization }): { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $until ->
    [none] {""}
   *[other] {"\u000A"}Due { $until }.
}
assignment-taken-back = ↩️ The assignment is no longer yours ({ $organization }): { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{"\u000A"}Nothing is left to do.
office-passed = 📋 Assignments have passed to you ({ $organization }): { $count }.{ $nearest ->
    [none] {""}
   *[other] {"\u000A"}The nearest is due { $nearest }.
}{ $office ->
    [head] {" "}You answer for them now.
   *[other] {" "}Everything done before is kept.
}

assignment-extended = 📅 Extended until <b>{ $until }</b>{ $wished ->
    [none] {""}
   *[other] {" "}(you asked for { $wished })
}: { $organization }. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $reason ->
    [none] {""}
   *[other] {"\u000A"}Reason: { $reason }
}
assignment-grant = 📅 Extend
assignment-let-off = 🚫 Let off
grant-ask-day = Until which day? Choose a date.
grant-ask-reason = Extending { $wished ->
    [none] the date
   *[other] until <b>{ $wished }</b>
}. Write in one message why: the reason reaches whoever executes it and stays in the history.
let-off-ask = This organisation will be let off: nothing is left to do, and there will be no more reminders. Write in one message why: the reason reaches whoever executes it and stays in the history.
assignment-extended-by-you = 📅 Extended, and whoever executes it is told: { $organization }.
assignment-lifted-by-you = 🚫 Let off, and whoever executes it is told: { $organization }.
assignment-lifted = 🚫 Not required: { $organization }. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{"\u000A"}Reason: { $reason }
paper-accepted = 🗞 The report was accepted on paper, No. { $document } of { $dated } ({ $organization }): { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{"\u000A"}Nothing is left to do.
paper-ask = Entering a report from a paper: <b>{ $organization }</b>. { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }

    Write in one line the <b>number and date of the document</b>, for example: № 45 от 28.08.2026. The assignment will be accepted, marked as on paper.
paper-entered = 🗞 Entered and accepted: { $organization }.

plea-came = { $about ->
    [extension] 📅 <b>{ $organization }</b> asks for more time until <b>{ $wished }</b>
    [help] 🤝 <b>{ $organization }</b> asks for help
   *[lift] 🚫 <b>{ $organization }</b> thinks that this is not required
}: { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $until ->
    [none] {""}
   *[other] {"\u000A"}Due { $until }.
}{ $words ->
    [none] {""}
   *[other] {"\u000A"}They write: “{ $words }”
}
plea-grant-button = ✅ Extend
plea-grant-until = ✅ Extend until { $wished ->
    [none] this date
   *[other] { $wished }
}
plea-other-button = 📅 Another date
plea-refuse-button = ✖️ Refuse
plea-answer-button = 💬 Answer
plea-lift-button = 🚫 Agree: not required
plea-keep-button = ✖️ Decline: it is required
plea-assignment = 📋 Assignment and history
plea-back = ‹ All requests
plea-without-words = Without explanation
plea-ask-day = Until which day?
plea-ask-words = Write your answer in one message: it reaches whoever asked.
plea-done = ✅ Answered: { $organization }.
plea-stands = { $standing ->
    [granted] ✅ This was granted.
    [refused] ✖️ This was refused.
    [answered] 💬 This was answered already.
   *[other] This is not needed any more.
}
plea-answered = { $about ->
    [extension] 📅 No more time was given
    [help] 💬 Answer to your call for help
   *[lift] 🚫 The assignment stays yours
} ({ $organization }): { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $until ->
    [none] {""}
   *[other] {"\u000A"}Due { $until }.
}{ $words ->
    [none] {""}
   *[other] {"\u000A"}Answer: <b>{ $words }</b>
}
pleas-head = { $count ->
    [0] No request waits for an answer.
   *[other] <b>Requests of executors</b> waiting for an answer: { $count }. Choose one.
}
plea-entry = { $about ->
    [extension] 📅 More time
    [help] 🤝 Help
   *[lift] 🚫 Not required
} · { $organization }
home-pleas = 🙋 Requests ({ $count_pleas })
today-pleas = 🙋 Requests waiting for an answer: { $count }.

attach-ask = { $count ->
    [0] Please send the file or photo once more.
   *[other] <b>To which assignment does this belong?</b> Press its number; you can add to the report and send it. If there are several files, send the others now.
}
attach-is-paper = 📖 It is a road map
attach-is-evidence = 📎 Attach to an assignment
attach-nothing = 🗑 To none

log-title = <b>History of the assignment</b>, entries: { $count }
log-earlier = Earlier entries: { $count }.
log-who = { $name ->
    [none] {""}
   *[other] { $name }, {""}
}{ $office ->
    [regional] regional centre
    [coordinator] coordinator
    [controller] controller
    [head] head
    [curator] curator
    [staff] member of staff
   *[none] no office
}{ $organization ->
    [none] {""}
   *[other] {" "}({ $organization })
}
log-line = • { $at } — { $act ->
    [given] handed out
    [reported] reported{ $late ->
        [yes] {" "}after the due date
       *[no] {""}
    }{ $pieces ->
        [0] {""}
       *[other] , attachments: { $pieces }
    }
    [proved] reported from an event, a message or a request{ $late ->
        [yes] {" "}after the date
       *[no] {""}
    }
    [paper] entered from a paper: No. { $number } of { $dated }
    [closed] closed, nobody to accept it
    [accepted] accepted
    [returned] returned
    [extension-asked] more time asked until { $to }
    [extension-refused] no more time given
    [extended] extended from { $before } to { $to }
    [help-asked] help asked for
    [help-answered] help answered
    [lift-asked] asked to be lifted
    [lift-refused] not lifted
    [lifted] not required
    [delegated] handed on to: { $whom }
    [taken-back] taken back from: { $whom }
    [passed] passed on with the office{ $whom ->
        [none] {""}
       *[other] : { $whom }
    }
    [snoozed] reminder put off until { $to }
    [amended] changed by a new edition of the road map{ $to ->
        [none] {""}
       *[other] , due { $to }
    }
    [cancelled] asked no more by a new edition of the road map
   *[other] changed
}{ $comment ->
    [none] {""}
   *[other] : “{ $comment }”
}{ $who ->
    [none] {""}
   *[other] . { $who }
}
