# When the bot reminds: the ladder in words and by buttons

ladder-button = 🪜 When the bot reminds
ladder-title = { $what ->
    [measure] <b>When the bot reminds of measure{ $number ->
        [none] {""}
       *[other] {" "}No. { $number }
    }</b>
        { $text }
   *[all] <b>When the bot reminds: { $organization }</b>
}
ladder-day = { $days ->
    [0] on the due date
    [one] { $days } day before
   *[other] { $days } days before
}
ladder-before = <b>Before the due date</b>, to whoever executes it: { $days }.{ $documents ->
    [none] {""}
   *[other] {" "}About documents and targets also { $documents }.
}
ladder-short = Where fewer than 14 days were given: { $days }.
ladder-overdue = <b>Past the due date.</b> After { $executor ->
    [one] { $executor } day
   *[other] { $executor } days
} the executor hears, after { $above ->
    [one] { $above } day
   *[other] { $above } days
} the head and the coordinator, after { $controller ->
    [one] { $controller } day
   *[other] { $controller } days
} the controller.
ladder-weekly = Then { $weeks ->
    [1] every Monday
   *[other] every second Monday
}, to the executor and the coordinator, until the assignment is closed.
ladder-region = { $days ->
    [0] The region does not hear that its own orders are overdue.
    [one] The region hears that its own order is overdue after { $days } day.
   *[other] The region hears that its own order is overdue after { $days } days.
}
ladder-hour = <b>Morning:</b> one message on a working day, at { $hour }:00 local time. What falls on a day off is said on the working day before.
ladder-origin = { $origin ->
    [own] ✏️ Changed on { $day }.
    [general] As for the other measures.
   *[rule] As the regulations say.
}
ladder-setting = { $setting ->
    [before] Before the date
    [documents] Documents early
    [executor] Executor
    [above] Head
    [controller] Controller
    [weeks] Mondays
    [region] Region
   *[hour] Morning hour
}
ladder-ask = { $setting ->
    [before] <b>When should the executor be reminded before the due date?</b> Up to seven days may be chosen. It holds at once.
    [documents] <b>When else should documents and targets be reminded of?</b> They take longer to prepare.
    [executor] <b>How many days after the due date should the executor be reminded?</b>
    [above] <b>How many days after the due date should the head and the coordinator hear?</b>
    [controller] <b>How many days after the due date should the controller hear?</b>
    [weeks] <b>How often should it be said on Mondays afterwards?</b>
    [region] <b>After how many days should the region hear of what the region ordered?</b>
   *[hour] <b>At which hour should the morning message come?</b> Local time, on working days.
}
ladder-refused = ⚠️ { $reason ->
    [nobody-warned] At least one reminder before the due date must stay: otherwise nobody hears of it.
    [too-many] More than seven reminders before the due date are too many. Take one out first.
    [order] First the executor hears, then head and coordinator, then the controller, last the region. Change the other one first.
   *[unknown] There is no such value here.
}
ladder-value = { $on ->
    [yes] ✅ { $words }
   *[no] { $words }
}
ladder-after = { $value ->
    [0] never
    [one] after { $value } day
   *[other] after { $value } days
}
ladder-weeks = { $value ->
    [1] every week
   *[other] every second week
}
ladder-measures-button = 📌 One measure
ladder-measures = { $count ->
    [0] No measures are being executed now.
   *[other] <b>Which measure has a ladder of its own?</b> The others go by the general one. ✏️: changed already.
}
ladder-measure = { $own ->
    [yes] ✏️{" "}
   *[no] {""}
}{ $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }
ladder-restore = ↩️ As the regulations say
ladder-restore-measure = ↩️ As for the others
ladder-restored = Done: the reminders are planned anew.
