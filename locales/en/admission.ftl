# Admission: applications, consents, checks of adults, safety quiz

home-applications = 📥 Applications{ $count_applications ->
    [0] {""}
   *[other] {" "}({ $count_applications })
}
home-journal = ➕ From the journal
admission-today = 📥 { $count ->
    [one] { $count } application waits for a decision.
   *[other] { $count } applications wait for a decision.
}
admission-queue = { $count ->
    [0] No new applications. The link to join is on the school's poster.
   *[other] <b>Applications: { $count }</b>. Those on top have waited longest.
    📄 consent missing · 🛡 checks not finished · ✏️ form not finished
}
admission-line = { $lacks ->
    [none] ✓
   *[other] { $lacks }
} { $who } · { $part ->
    [mentee] looks for a mentor
   *[mentor] mentor{ $category ->
        [pupil] {""}
        [student] , student
        [teacher] , teacher
        [employer] , enterprise
       *[graduate] , graduate
    }
}
admission-lacks-consent = • { $what ->
    [own] { $has_account ->
        [yes] own consent missing: the person will give it in the bot
       *[no] own consent on paper missing
    }
    [own_changed] the consent's text has changed, a new one is needed
    [guardian] the guardian's consent is missing
    [guardian_changed] the guardian agreed to an earlier text, a new consent is needed
   *[guardian_unconfirmed] a guardian answered by link, please confirm who that is
}
admission-lacks-clearance = • { $what ->
    [certificate] certificate of no criminal record not marked
    [certificate_expired] certificate of no criminal record has expired
    [instruction] not instructed yet
    [order] no order admits the person
    [quiz] safety quiz not passed (the mentor does it)
   *[quiz_expired] the safety quiz has to be passed anew
}
admission-lacks-answers = • { $has_account ->
    [yes] the form is not finished: the bot has asked for the rest
   *[no] the form is not finished
}
admission-nothing-lacks = { $state ->
    [applied] ✓ Everything is there: ready to be admitted.
    [admitted] ✅ Admitted.
    [refused] Not accepted.
   *[left] The participation is over.
}
admission-refusal = ⚠️ { $refused ->
    [not_allowed] The curator of this organisation decides.
    [own] Another curator or the head decides about your own application.
    [gone] The application was taken back.
    [decided] This application has been decided.
    [consent] Consents come first: they are listed below.
    [clearance] An adult from outside is admitted after all the checks: what is missing is listed below.
    [future] A paper cannot be dated in the future.
    [expired] This certificate is no longer valid.
   *[not_needed] This person does not need that mark.
}
admission-guardian-paper = 📄 Guardian's consent received
admission-own-paper = 📄 Participant's consent received
admission-certificate = 🛡 Certificate of no criminal record
admission-instruction = 🛡 Instructed
admission-order = 🛡 Order is signed
admission-quiz-by-journal = 🛡 Quiz passed on paper
admission-fill = ✏️ Complete the form
admission-more = ⋯ More
admission-ask-more = { $who }: what would you like to record?{ $minor ->
    [yes] {""}
   *[no] {" "}Of age, recorded { $since ->
        [none] {""}
       *[other] on { $since }
    }.
}
admission-guardian-link = 👪 Link for a parent
admission-adult = 🎂 Is 18 now
admission-not-adult = ↩️ Not 18, recorded by mistake
admission-withdrawal = 🚫 A consent was taken back
admission-ask-adult = { $who }: record that the participant is 18? No date of birth is needed: today's date and who recorded it are kept. The parent's consent is not needed any more, the own one still is.
admission-adult-yes = Yes, is 18 now
admission-ask-withdrawal = { $who }: whose consent was taken back on paper? Taking part ends at once: pairs end gently, the bot tells the other side, the answers of the form are erased, class and code in 30 days.
admission-withdrawal-own = The participant's
admission-withdrawal-guardian = The parent's (guardian's)
admission-marked = Recorded.
admission-other-consents = { $what ->
    [photo] 📷 Photographs
   *[publication] 📰 Publication
}: { $given ->
    [yes] there is a consent
   *[no] no consent
}
admission-admit = ✅ Admit
admission-refuse = ✖️ Refuse
admission-to-queue = ‹ To the applications
admission-ask-paper = { $who }: which date is on the { $whose ->
    [guardian] guardian's
   *[own] participant's
} consent?
admission-ask-certificate = { $who }: until which day is the certificate of no criminal record valid?
admission-until = until { $day }
admission-ask-reason = { $who }: why not now? The person will see the reason.
admission-reason = { $reason ->
    [talk] Talk first
    [no_places] No places
    [wrong_data] Mistake in the form
    [not_ours] Not our organisation
   *[other] I will say in person
}
admission-done = Admitted. The bot tells the person.
admission-done-refused = Noted. The bot tells the person.
admission-journal = Whom to enter without a phone? Everything the person would have tapped, you mark: form, consents, pair and meetings. Reports show it as “from the journal”.
admission-journal-mentee = 🎒 A pupil (mentee)
admission-journal-mentor = 🤝 A mentor
admission-new = 📥 There are new applications to the mentorship programme.
admission-open = 📥 Open the applications
admission-admitted = { $polite ->
   *[other] ✅ The curator has let you in ({ $organization }). { $role ->
        [mentee] The proposal of a mentor will come here.
       *[mentor] When somebody needs you, the proposal will come here.
    }
}
admission-refused = { $polite ->
   *[other] Not accepted this time ({ $organization }): { $reason ->
        [talk] please talk to the curator first
        [no_places] there are no places now
        [wrong_data] something in the form is wrong
        [not_ours] this link is for another organisation
       *[other] the curator will tell you why
    }. You can correct it in “My form” and send it again.
}
admission-quiz-passed = 🛡 Safety quiz passed: { $who }.
admission-quiz = 🛡 Safety quiz

quiz-head = 🛡 <b>Safety, question { $number } of { $of }</b>
quiz-1 = A teenager asks for your private number “so as not to bother the school”. What do you do?
quiz-1-a = Give the number: it is quicker
quiz-1-b = Decline gently: contact goes through the school
quiz-1-c = Give the number but ask to keep it quiet
quiz-1-why = ⚠️ There are no private channels between an adult and a teenager: contact goes through the school, so that a second adult sees it.
quiz-2 = Where may you meet?
quiz-2-a = At my place, if the parents do not mind
quiz-2-b = In the car on the way
quiz-2-c = At school, at the enterprise with somebody accompanying, or online through the school
quiz-2-why = ⚠️ Meetings happen only where a second adult is near, or through the school's own tools.
quiz-3 = A teenager says they are beaten at home and asks you to keep it secret.
quiz-3-a = I say that I do not promise secrecy and tell the curator at once, or press “Report a problem”
quiz-3-b = I keep the secret, so as not to lose trust
quiz-3-c = I talk to the parents myself first
quiz-3-why = ⚠️ Secrecy is not promised and nothing is investigated: it is passed on at once, and in danger one calls 112.
quiz-4 = May you photograph your mentee and publish the picture?
quiz-4-a = Yes, if it is a good one
quiz-4-b = No: pictures and publication need consents of their own, I ask the curator
quiz-4-c = Yes, if the teenager does not mind
quiz-4-why = ⚠️ Pictures and publication need separate consents of the guardian.
quiz-5 = The teenager needs money for the bus and asks for a loan.
quiz-5-a = I give it, the sum is small
quiz-5-b = I give a present instead
quiz-5-c = I give neither money nor presents and tell the curator
quiz-5-why = ⚠️ Money and presents make people dependent: the curator learns of it and the school helps.
quiz-option = { $letter ->
    [a] A
    [b] B
   *[c] C
}
quiz-passed = ✅ All five answers are right. The quiz counts for a year; the curator knows.
