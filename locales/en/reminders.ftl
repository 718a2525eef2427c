# Reminders: the morning message, putting off, who cannot be reached, the plan of 30 days

digest-greeting = { $early ->
    [yes] Good morning!
   *[no] Hello!
}{ $about ->
    [weeks] {""}
   *[dates] {" "}Your dates in brief.
}
digest-group = { $group ->
    [overdue] <b>The date has passed</b>
    [today] <b>Due today</b>
   *[soon] <b>Ahead</b>
}
digest-what = { $number ->
    [none] { $text }
   *[other] No. { $number } “{ $text }”
}
digest-assignment = <b>{ $position }.</b> { $place ->
    [executor] { $what }
   *[above] { $organization }: { $what }
} — { $group ->
    [overdue] { $days ->
        [one] it was due on { $due }, { $days } day ago.
       *[other] it was due on { $due }, { $days } days ago.
    }
    [today] by the end of the day.
   *[soon] { $days ->
        [one] by { $due }, { $days } day left.
       *[other] by { $due }, { $days } days left.
    }
}
digest-acceptance = <b>{ $position }.</b> { $organization }: the report on { $what } waits for a decision — { $group ->
    [overdue] { $days ->
        [one] { $days } day beyond the two working days.
       *[other] { $days } days beyond the two working days.
    }
    [today] today is the last day.
   *[soon] by { $due }.
}
digest-target = <b>{ $position }.</b> The target of { $percent } % — { $group ->
    [overdue] its reporting date was { $due }.
    [today] its reporting date is today.
   *[soon] { $days ->
        [one] reporting date { $due }, { $days } day left.
       *[other] reporting date { $due }, { $days } days left.
    }
}
digest-number = <b>{ $position }.</b> { $place ->
    [executor] Share of learners:
   *[above] { $organization }:
} { $anew ->
    [yes] the number of learners in { $year } was entered earlier: confirm or correct it
   *[no] how many learners are there in { $year }? Without the number the share is not counted
} — { $group ->
    [overdue] you were asked by { $due }.
    [today] please today.
   *[soon] please by { $due }.
}
digest-enter = { $position ->
    [none] ✏️ Enter the number
   *[other] ✏️ Enter the number · { $position }
}
digest-comment = To be completed: { $comment }
digest-tried = { $times ->
    [0] The bot has not been able to write to the executor about it.
    [one] The bot reminded the executor { $times } time, on { $last }.
   *[other] The bot reminded the executor { $times } times, the last time on { $last }.
}
digest-more = And { $count } more in the list of assignments.
digest-behalf-place = { $organization } ({ $count })
digest-behalf = <b>Cannot be reached yet:</b> { $places }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Their assignments that are due soon or were due: { $items }{ $overdue ->
    [0] {""}
   *[other] , of which past their date: { $overdue }
}.{ $nearest ->
    [none] {""}
   *[other] {" "}The nearest date is { $nearest }.
} Please let them know in another way.
digest-done = { $position ->
    [none] ✅ Done
   *[other] ✅ Done · { $position }
}
digest-snooze = { $position ->
    [none] ⏰ Put off
   *[other] ⏰ Put off · { $position }
}
digest-list = 📋 My assignments
digest-unreachable = 📵 Cannot be reached

snooze-ask =
    { $what }
    Due { $due }. When shall I remind you?
snooze-choice = { $later ->
    [tomorrow] Tomorrow, { $day }
    [three_days] In three days, { $day }
   *[monday] On Monday, { $day }
}
snooze-choice-moved = Before the days off, { $day }
snooze-none = { $reason ->
    [taken]
        { $what }
        This assignment was put off twice already. It is due { $due }. If time is short, please ask for an extension.
    [near]
        { $what }
        It is due { $due }: there is no day left to put it off to. If time is short, please ask for an extension.
   *[not-yours] This assignment does not wait for you at the moment: there is nothing to put off.
}
snooze-done =
    { $what }
    All right, I will remind you on the morning of { $day }. It is still due { $due }.

reminders-unreachable-button = 📵 Cannot be reached ({ $count_unreachable })
reminders-unreachable-open = 📵 Cannot be reached
reminders-unreachable-today = { $count ->
    [one] 📵 { $count } person cannot be reached: the bot cannot write to them.
   *[other] 📵 { $count } people cannot be reached: the bot cannot write to them.
}
reminders-unreachable = { $count ->
    [0] <b>Everybody can be reached.</b> The bot can write to all who hold an office.
   *[other] <b>Cannot be reached</b>: the bot cannot write to them ({ $count }). The next in line already hears of their assignments. Please contact them in another way: ✉️ with a number sends a ready text to forward. Whoever opens the bot disappears from this list.
}
reminders-unreachable-one = { $position }. <b>{ $office ->
    [regional] Regional centre
    [coordinator] Coordinator
    [controller] Controller
    [head] Head
    [curator] Curator
   *[staff] Staff
}, { $organization }</b>{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
} — { $why ->
    [blocked] the bot is closed since { $since }.
    [invited] the invitation of { $since } was not opened yet.
    [never] has never opened the bot, there is no valid invitation.
   *[nobody] nobody is appointed.
} { $items ->
    [0] No dated assignments and requests wait for them.
   *[other] Assignments and requests: { $items }, now heard by { $hearers }.
}
reminders-hearer = { $office ->
    [regional] the regional centre
    [coordinator] the coordinator
    [controller] the controller
    [head] the head
    [curator] the curator
    [nobody] nobody yet
   *[other] another executor
}
reminders-unreachable-more = And { $count } more.
reminders-forward = Good day{ $name ->
    [none] {""}
   *[other] , { $name }
}! { $organization }: mentorship. { $count ->
    [0] Assignments and reminders come through a bot in Telegram.
    [one] { $count } assignment waits to be done:
   *[other] { $count } assignments wait to be done:
}
reminders-forward-line = • { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } — { $due ->
    [none] permanent
   *[other] { $overdue ->
        [yes] was due { $due }
       *[no] until { $due }
    }
}
reminders-forward-requests = Requests wait for an answer:
reminders-forward-request = • { $title } — until { $due }
reminders-forward-link = { $known ->
    [yes] Open the bot and press “Start”: { $link }
   *[no] You can report in the bot. Open your personal link and press “Start”: { $link }
}
reminders-forward-gone = This person can be reached by now, or somebody else has taken over: the list is up to date.
reminders-lost = 📵 { $office ->
    [regional] The regional centre
    [coordinator] The coordinator
    [controller] The controller
    [head] The head
    [curator] The curator
   *[other] An executor
}{ $organization ->
    [none] {""}
   *[other] {" "}of <b>{ $organization }</b>
} cannot be reached since { $since }: the bot cannot write to them. { $count ->
    [one] The bot now reminds you of { $count } assignment of theirs.
   *[other] The bot now reminds you of { $count } assignments of theirs.
} The nearest date is { $nearest }.

forecast-button = 🗓 Planned reminders
forecast-title = <b>What the bot will send in the next 30 days</b>
forecast-empty = There is nothing to remind anybody of in the next 30 days: no dates, or everything is done.
forecast-written = • { $about ->
    [event] Events, invitations and reminders
    [request] Requests for information
    [meeting] Meetings of pairs: reminders to participants, questions afterwards
    [number] The question for the number of learners
    [week] Summaries of the week, if there is anything to tell
    [table] Tables and documents on set days
    [nudge] “Remind everybody who is late”
   *[other] Answers and news that wait for working hours
}: messages: { $count }
forecast-days = Days with reminders: { $days }; messages: { $messages }. Nobody gets more than one a day about dates. What is done earlier is not reminded of. What has yet to happen (a pair falls silent, a report comes) cannot be told beforehand. Choose a day (beside the date: how many messages go out):
forecast-day-button = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day } — { $messages }
forecast-day = <b>{ $day }</b>{ $people ->
    [0] . Nobody about dates.
   *[other] , { $hour }:00. Recipients: { $people }.
}
forecast-person = • { $office ->
    [regional] Regional centre
    [coordinator] Coordinator
    [controller] Controller
    [head] Head
    [curator] Curator
   *[other] Executor
}{ $organization ->
    [none] {""}
   *[other] , { $organization }
}: { $warnings ->
    [0] {""}
   *[other] date ahead: { $warnings }{ $overdue ->
        [0] {""}
       *[other] , {""}
    }
}{ $overdue ->
    [0] {""}
   *[other] if not done: { $overdue }
}{ $behalf ->
    [0] {""}
   *[other] {" "}(for those who cannot be reached: { $behalf })
}
forecast-more = And { $count } more.
