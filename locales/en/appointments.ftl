# Who is appointed: an office ends by whoever gives it

appointments-button = 👥 Who is appointed
appointments-head = { $count ->
    [0] Nobody yet: invite people, and they appear here.
   *[other] <b>Who is appointed</b>: { $count }. Has somebody left or moved on? Open the line to end the office and hand over what there is to do. Before a leave a deputy is named there, too.
}
appointments-entry = { $title ->
    [none] { $office ->
        [coordinator] coordinator
        [controller] controller
        [head] head
        [curator] curator
       *[staff] staff
    }
   *[other] { $title }
} · { $organization }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}{ $joined ->
    [yes] {""}
   *[no] {" "}📵
}
appointment-one = <b>{ $organization }</b>: { $title ->
    [none] { $office ->
        [coordinator] coordinator
        [controller] controller
        [head] head
        [curator] curator
       *[staff] staff
    }
   *[other] { $title }
}{ $name ->
    [none] {""}
   *[other] , { $name }
}, since { $since }.{ $joined ->
    [yes] {""}
   *[no] {" "}Has never come into the bot.
}
    Assignments not closed: { $count }.{ $office ->
    [head] {"\u000A\u000A"}A new head can simply be invited: the one before steps down on that day, and the assignments pass on.
   *[other] {""}
}
appointment-last = This is the only coordinator. The office can end once there is another: invite one from the first screen.
appointment-deputy = 🏖 Name a deputy
appointment-end = 🚪 End this office
appointment-ask-successor = { $count ->
    [0] Who takes over?
   *[other] Who takes over, with the assignments ({ $count })?
}
appointment-nobody = Nobody, there is nobody yet
appointment-sure = The office ends today: <b>{ $organization }</b>, { $title ->
    [none] { $office ->
        [coordinator] coordinator
        [controller] controller
        [head] head
        [curator] curator
       *[staff] staff
    }
   *[other] { $title }
}{ $name ->
    [none] {""}
   *[other] , { $name }
}.
    { $successor ->
    [none] { $count ->
        [0] There are no assignments behind it.
       *[other] The assignments ({ $count }) stay with the organisation: { $last ->
            [yes] until somebody is appointed, the level above hears of them.
           *[no] the others in this office do them.
        }
    }
   *[other] Takes over: <b>{ $successor }</b>. Assignments: { $count }.
}{ $last ->
    [yes] { $successor ->
        [none] { $office ->
            [curator] {"\u000A"}⚠️ There is no other curator here: applications and pairs are left without the adult who looks after them.
           *[other] {""}
        }
       *[other] {""}
    }
   *[no] {""}
}

    This person will see nothing any more that came with the office. Everything done before is kept.
appointment-end-now = 🚪 Yes, end it
appointment-ended = ✅ Ended: { $organization }, { $title ->
    [none] { $office ->
        [coordinator] coordinator
        [controller] controller
        [head] head
        [curator] curator
       *[staff] staff
    }
   *[other] { $title }
}{ $name ->
    [none] {""}
   *[other] , { $name }
}. A message was sent.
appointment-refused = { $refused ->
    [own] Your own office is ended by whoever gave it.
    [not_yours] This office is ended by whoever appoints to it.
    [last] This is the only coordinator: invite another one first.
    [not_here] This person does not work here any more: choose somebody else.
   *[over] This office has ended already.
}
office-ended = 🚪 Your office has ended ({ $organization }): { $office ->
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] staff
}. Everything you did is kept. Thank you for your work!
deputy-left = 🏖 Your deputy ({ $organization }) does not work here any more: assignments and reminders are yours again. If you are on leave, name somebody else.
