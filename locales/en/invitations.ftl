# Invitations to offices

office-name = { $office ->
    [regional] Regional centre
    [coordinator] Municipal coordinator
    [controller] Controller
    [head] Head of an organisation
    [curator] Curator in an organisation
   *[staff] Member of staff
}
invite-ask-office = Whom to invite? The link works once: one person will open it.
invite-ask-organization = Where? { $office ->
    [head] Which organisation will the person head?
   *[other] In which organisation?
}
invite-ask-title = What does the invited person do? Send the title in one message, for instance: school psychologist. No name is needed.
invite-title-wrong = ⚠️ A title has 2 to { $longest } characters.
invite-no-title = Simply “staff”
invite-made = Done: an invitation as { $office ->
    [regional] regional centre
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] { $title ->
        [none] member of staff
       *[other] { $title }
    }
}, <b>{ $organization }</b>. Valid for { $days } { $days ->
    [one] day
   *[other] days
}. Forward the text below to that person only. When the link is opened, you confirm the person in one tap.
invite-forward =
    Hello! You are invited to the mentorship bot as { $office ->
        [regional] regional centre
        [coordinator] municipal coordinator
        [controller] controller
        [head] head
        [curator] curator
       *[staff] { $title ->
            [none] member of staff
           *[other] { $title }
        }
    }, { $organization }. Open the link and press “Start”: { $link } The link works once and can be opened within { $days } { $days ->
        [one] day
       *[other] days
    }.
invite-not-made = The link is shown once and kept nowhere. For a new one go home and press “Invite”.

invitation-opened = An invitation was opened: { $office ->
    [regional] regional centre
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] member of staff
}, <b>{ $organization }</b>. The bot has shown the opener the digits { $number }: ask for them if in doubt. Did you send the link to this person?
invitation-confirm = Yes, that is the person
invitation-revoke = No, take it back
invitation-waits = Thank you! Now whoever invited you ({ $organization }) has to confirm. The bot will write by itself. If you are asked, say these four digits: <b>{ $number }</b>.
    { $office ->
       *[other] {""}
    }
invitation-given = Welcome! Your role: { $office ->
    [regional] regional centre
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] member of staff
}, <b>{ $organization }</b>.
invitation-confirmed = You are confirmed: { $office ->
    [regional] regional centre
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] member of staff
}, <b>{ $organization }</b>. Everything is ready.
invitation-revoked = The invitation was taken back. If that is a mistake, ask for a new link.
invitation-thanks = Confirmed.
invitation-taken-back = The link is dead.
invitation-already-read = This link has been opened already. This is how things stand now.
invitation-refused = { $reason ->
    [expired] This link has expired. Ask whoever sent it for a new one.
    [revoked] This link was taken back. If you need one, ask for a new one.
    [used] Somebody has used this link already: it works once. Ask for one of your own.
    [foreign] This link was made for another person. Ask for one of your own.
    [own] This is your own link: forward it to the person whom you invite.
    [already_yours] This link has worked for you: you have everything that it gives.
    [not_yours] Only the inviter can confirm or take back.
    [powerless] Whoever invited you may not give this office any more. Ask whoever is responsible now for a new link.
    [not_opened] Nobody has opened the link yet: there is nobody to confirm.
    [of_age] This link was for a parent and is not needed any more: the participant is 18.
   *[unknown] There is no such link. Check that it was copied whole, or ask for a new one.
}

invite-mine-button = 📨 My invitations ({ $count_made }){ $count_waiting ->
    [0] {""}
   *[other] , { $count_waiting } waiting
}
invite-mine = { $count ->
    [0] There are no unopened invitations, and nobody waits to be confirmed.
   *[other] <b>Your invitations: { $count }</b>{ $waiting ->
        [0] . Nobody has opened them yet. ✖ revokes a link: it will give nothing any more.
       *[other] , opened and waiting for you: { $waiting }. ✅ — the right person, ✖ — revoke. If in doubt, ask the person for four digits: the bot has shown them.
    }
}
invite-mine-line = { $number }. { $office }, { $organization } — { $digits ->
    [none] not opened, good until { $day }, { $time }
   *[other] <b>opened</b> { $day } at { $time }, digits { $digits }
}
invite-mine-all = ✅ Confirm all on this screen ({ $count })
invite-mine-confirmed = Confirmed: { $count }.
invite-mine-changed = While you were looking, somebody has opened another invitation. Here are all who wait; nobody has been confirmed yet.
