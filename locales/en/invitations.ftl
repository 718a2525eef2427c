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
invite-made = Done: an invitation as { $office ->
    [regional] regional centre
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] member of staff
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
       *[staff] member of staff
    }, { $organization }. Open the link and press “Start”: { $link }
invite-not-made = The link is shown once and kept nowhere. For a new one go home and press “Invite”.

invitation-opened = An invitation was opened: { $office ->
    [regional] regional centre
    [coordinator] municipal coordinator
    [controller] controller
    [head] head
    [curator] curator
   *[staff] member of staff
}, <b>{ $organization }</b>. The opener's number ends with { $number }. Did you send the link to this person?
invitation-confirm = Yes, that is the person
invitation-revoke = No, take it back
invitation-waits = Thank you! Now whoever invited you ({ $organization }) has to confirm. The bot will write by itself.
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
    [not_opened] Nobody has opened the link yet: there is nobody to confirm.
   *[unknown] There is no such link. Check that it was copied whole, or ask for a new one.
}
