# Leave and deputies

home-deputies = 🏖 Leave and deputies
deputy-own = { $deputy ->
    [none] <b>{ $organization }</b>: nobody stands in for you. Before a leave name a deputy: assignments and reminders of these days go there.
   *[other] <b>{ $organization }</b>: standing in for you: { $deputy }{ $since ->
        [none] {""}
       *[other] {" "}from { $since }
    }{ $until ->
        [none] {""}
       *[other] {" "}to { $until }
    }.
}
deputy-region = Here you see for whom somebody stands in in the municipalities. When a coordinator is on leave or ill, you may name the deputy as well: «✉️ Invite» → «👥 Who is appointed».
deputy-others = <b>Deputies in the organisations</b>
deputy-other = • { $organization }{ $office ->
    [curator] {" "}(for the curator)
    [coordinator] {" "}(for the coordinator)
   *[other] {""}
}: { $deputy ->
    [none] a member of staff
   *[other] { $deputy }
}{ $since ->
    [none] {""}
   *[other] {" "}from { $since }
}{ $until ->
    [none] {""}
   *[other] {" "}to { $until }
}
deputy-more = And { $count } more.
deputy-name = 👤 Name a deputy{ $organization ->
    [none] {""}
   *[other] : { $organization }
}
deputy-recall = ✖️ Call the deputy off{ $organization ->
    [none] {""}
   *[other] : { $organization }
}
deputy-recall-of = ✖️ Call off: { $office ->
    [head] head
    [curator] curator
   *[coordinator] coordinator
}, { $organization }
deputy-ask-person = { $own ->
    [yes] Who stands in for you ({ $organization })?
   *[no] Who stands in for the { $office ->
        [curator] curator
        [coordinator] coordinator
       *[head] head
    } ({ $organization })?
}
deputy-nobody = There is nobody to name yet. { $office ->
    [coordinator] { $own ->
        [yes] A second coordinator is invited by the regional centre.
       *[no] A second coordinator of the same municipality stands in: invite one first («✉️ Invite»).
    }
   *[other] Invite a curator or a member of staff from home.
}
deputy-ask-since = From which day?
deputy-ask-until = To which day, included?{ $since ->
    [none] {""}
   *[other] {" "}It begins on { $since }.
}
deputy-done = ✅ Named: from { $since } to { $until }. The deputy was told.
deputy-is-recalled-for = ✅ Called off, the deputy was told.
deputy-is-recalled = ✅ Called off: assignments and reminders are yours again.
deputy-named = 🏖 You stand in for the { $office ->
    [head] head
    [curator] curator
   *[coordinator] coordinator
} ({ $organization }) from { $since } to { $until }. Assignments and reminders of these days come to you.
deputy-named-for = 🏖 From { $since } to { $until } somebody stands in for you ({ $organization }, { $office ->
    [curator] curator
    [coordinator] coordinator
   *[head] head
}): assignments and reminders of these days go to the deputy. If that is a mistake, tell the { $office ->
    [curator] head
    [coordinator] regional centre
   *[head] coordinator
}.
deputy-recalled = ✅ You stand in no more ({ $organization }): thank you. The assignments are with the { $office ->
    [head] head
    [curator] curator
   *[coordinator] coordinator
} again.
deputy-refused = { $refused ->
    [not_yours] Whoever holds the office, or gives it, names a deputy; a deputy names none.
    [oneself] Nobody stands in for themselves: choose somebody else.
    [backwards] The last day is before the first: choose the days again.
    [past] These days are over: choose coming ones.
    [too_long] A deputy stands in for a year at most.
    [not_here] This person does not work here any more: choose somebody else.
    [circle] You stand in for this person on the same days: that would be a circle. Choose somebody else or other days.
   *[away] This person is away on the same days: choose somebody else or other days.
}
