# Parents and guardians: the link, the consent, what is seen of the child

home-guardian = 👪 { $count_guardian ->
    [1] My child
   *[other] My children
}
guardian-children = { $count ->
    [0] Nobody yet: the school, or the child, gives you the parent's link.
   *[other] <b>My children</b>. Whom would you like to see?
}
guardian-row = { $who } · { $organization }
guardian-some-child = the child
guardian-child = 👪 <b>{ $who }</b>, { $organization }
guardian-answer = { $answer ->
    [agreed] ✅ You have agreed to taking part.
    [waits] ⏳ You have agreed. The school's curator now has to confirm that you are the parent or guardian: then the consent counts, and you will see here how the child is doing. If the curator asks, name the digits { $number }: the curator sees the same.
    [another] ✅ There is a consent: the other parent has given it, or it was signed on paper. You can add yours.
    [changed] ⚠️ The text of the consent has changed. Please read it and answer: until then there are no new pairs.
    [refused] ✖️ There is no consent of yours now, so the child does not take part. You can change your mind at any time.
   *[asked] { $confirmed ->
        [yes] ⏳ There is no consent, so the child does not take part. You can give it at any time.
       *[no] ⏳ We are waiting for your answer: do you agree to taking part?
    }
}
guardian-joined = { $state ->
    [applied] 📥 The form is with the curator, nothing is decided yet.
    [admitted] ✅ The child is in the programme.
    [refused] The application is not accepted for now: the curator will say why.
   *[left] The child does not take part at present. The school's link is the way back.
}
guardian-pair = { $begun ->
    [yes] 🤝 Mentor
   *[no] 🤝 Proposed mentor
}: { $partner } ({ $category ->
    [pupil] pupil
    [student] student
    [teacher] teacher
    [employer] specialist of an enterprise
   *[graduate] graduate
})
guardian-no-pair = 🤝 No mentor yet.
guardian-meeting = 🗓 Meeting with an adult from outside: { $day }{ $place ->
    [none] {""}
    [school] , at school
    [enterprise] , at the enterprise with an escort
    [online] , online through the school
   *[other] {""}
}
guardian-read = 📄 Read and answer
guardian-who-sees = 👁 Who sees the data
guardian-data = 🔒 The child's data
guardian-ask = { $answer ->
    [changed] <b>The text of the consent has changed.</b> Please read it again.
   *[other] <b>Hello! Your child ({ $who }) has signed up for the mentorship programme.</b>
}

    { $organization } finds mentors for pupils: an older pupil, a teacher, a student or a specialist of an enterprise. Meetings take place at school or with a second adult present. Under 18 a parent's or guardian's consent is needed.

    The consent is a document of its own. You can take it back at any time, with one button:
guardian-disagree = ✖️ I do not agree
guardian-thanks = Thank you, your answer is recorded.
guardian-refused-toast = Recorded. You can change your mind at any time.
guardian-ask-withdraw = <b>Take the consent back?</b>

    The child stops taking part at once: the pair ends gently, there are no reminders, the answers of the form are erased. The curator learns of it and will not ask why. Class and code go in 30 days. The school's link is the way back, at any time.

guardian-link-made = { $own ->
    [yes] Forward the text below to your mother, father or guardian. The link works once, for { $days } days. The other parent needs a link too: just press the button again.
   *[no] Forward the text below to the parent or guardian. The link works once, for { $days } days. When it was opened and answered, you confirm with one tap that it is the parent.
}
guardian-link-forward =
    Hello! { $organization } invites pupil { $code } to the mentorship programme. Under 18 a parent's or guardian's consent is needed. Open the link, press “Start”, read and answer: { $link }
guardian-link-not-made = { $polite ->
    [ty] The link is shown once and kept nowhere. For a new one go back to “My form” and press the button again.
   *[vy] The link is shown once and kept nowhere. For a new one go back and press the button again.
}
guardian-link-refused = { $reason ->
    [expired] This link has expired. Ask the child or the school's curator for a new one.
    [revoked] This link does not work any more. Ask the child or the school's curator for a new one.
    [used] This link has been used: it works once. The other parent needs one too; the child or the school's curator gives it.
    [own] This link is for a parent: forward it to your mother, father or guardian.
    [of_age] A parent's consent is not needed any more: the school has recorded that the participant is 18.
   *[unknown] There is no such link. Check that it was copied whole, or ask for a new one.
}

guardian-agreed-curator = 👪 Somebody has agreed by the parent's link: <b>{ $who }</b>. The bot has shown them the digits { $number }: if in doubt, ask for these. Is this the mother, father or guardian of this pupil? The consent counts after your “yes”.
guardian-refused = 👪 Somebody has answered “I do not agree” by the parent's link: <b>{ $who }</b>. Who it was is not confirmed; without a consent there is no pair.
guardian-confirm = ✅ Yes, the parent or guardian
guardian-deny = ✖️ No, somebody else
guardian-confirmed-toast = Confirmed: the consent counts.
guardian-denied-toast = Recorded: this answer does not count.
guardian-decision-refused = { $reason ->
    [used] This is confirmed already.
    [revoked] This link does not work any more.
    [own] Another curator decides about yourself.
    [not_opened] Nobody has opened the link yet.
   *[other] A curator of this organisation confirms.
}
guardian-confirmed = ✅ The curator has confirmed that you are the parent or guardian. The consent counts. The home screen now shows how the child is doing.
guardian-open = 👪 Open
guardian-denied = The curator did not recognise you as this pupil's parent or guardian, so the answer does not count. If this is a mistake, come to the school: the curator will give you a new link or a form on paper.
