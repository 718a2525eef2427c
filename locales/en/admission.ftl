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
admission-line = { $lacks ->
    [none] ✓
   *[other] { $lacks }
} { $who } · { $waits ->
    [none] {""}
   *[other] { $waits } ·{" "}
}{ $part ->
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
admission-lacks-answers = • { $asked ->
    [yes] the form is not finished: the bot has asked for the rest
   *[no] the form is not finished{ $has_account ->
        [yes] {""}: the bot will ask the rest once the consent is there
       *[no] {""}
    }
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
    [codes_over] The personal codes of this class are used up (there are 999). Upload its list under another letter (“Posters and codes” → “Personal codes”) and choose that one.
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
admission-done = { $has_account ->
    [yes] Admitted. The bot tells the person.
   *[no] Admitted. The person has no bot: please say it yourself.
}
admission-done-refused = { $has_account ->
    [yes] Noted. The bot tells the person.
   *[no] Noted. The person has no bot: please say it yourself.
}
admission-journal = Whom to enter without a phone? Everything the person would have tapped, you mark: form, consents, pair and meetings. Reports show it as “from the journal”.
admission-journal-mentee = 🎒 A pupil (mentee)
admission-journal-mentor = 🤝 A mentor
admission-new = 📥 There are new applications to the mentorship programme.
admission-codes-over = ⚠️ { $school_class ->
    [none] The personal codes of adults are used up (there are 999): somebody could not be entered. The answers are kept. Please tell whoever runs the bot.
   *[other] The personal codes of class { $school_class } are used up (there are 999): somebody could not be entered. The answers are kept. Upload the list of this class under another letter (“Posters and codes” → “Personal codes”) and tell the pupils to choose it in the form.
} Look through the applications, too: if there are strangers among them, it is time to replace the school's link (“Posters and codes” → “Words and links”).
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

admission-queue = { $count ->
    [0] No new applications. The link to join is on the school's poster.
   *[other] <b>Applications: { $count }</b>. Those on top have waited longest.
    📄 consent missing · 🛡 checks not finished · ✏️ form not finished · ❓ you have asked back
}
admission-waits = { $days ->
    [0] today
   *[other] { $days } d
}
admission-admit-ready = ✅ Admit all who are ready ({ $ready })
admission-ready-list = <b>Ready to be admitted: { $count }</b>. They have everything: consents, form, checks.
admission-ready-none = Nobody is ready now: each application lacks something.
admission-ready-yes = ✅ Admit: { $count }
admission-ready-done = Admitted: { $count }. The bot tells everyone.
admission-ask-back = ❓ Ask back
admission-ask-what = { $who }: what would you like to ask? The person{ $guardian ->
    [yes] {" "}and the guardian get
   *[no] {" "}gets
} a message; the bot tells you when the form is corrected.
admission-question = { $what ->
    [class] The class is wrong
    [name] The name is not clear
    [answers] Look at interests and requests again
    [come] Come to me in person
   *[paper] Bring the guardian's consent
}
admission-asked = Asked. The application waits for an answer, marked ❓.
admission-asked-mark = ❓ You have asked about: { $what ->
    [class] the class
    [name] the name
    [answers] interests and requests
    [come] coming in person
   *[paper] the guardian's consent
}
admission-correct-form = ✏️ Correct the form
admission-asked-back = ❓ { $polite ->
   *[other] The curator has looked at your form ({ $organization }). { $what ->
        [class] The class seems to be wrong: please check and correct it.
        [name] Your name is not clear: please write it again.
        [answers] Please look at your interests and requests once more.
        [come] Please come to the curator in person.
       *[paper] Please bring the papers: without them no pair can be found.
    }
}
admission-asked-back-guardian = ❓ The curator ({ $organization }) has looked at the form of { $who }. { $what ->
    [class] The class may be wrong: please help to correct the form.
    [name] The name is not clear: please help to correct the form.
    [answers] Please help to look at interests and requests once more.
    [come] The curator asks to come in person.
   *[paper] Your consent on paper is needed.
}
admission-answered-back = ✏️ The form was corrected: { $who }. Please look at the application.
admission-open-card = 👤 Open the card
admission-correct-class = 🔤 Correct the class
admission-ask-class = { $who }: which class is it really? The participant will know{ $code ->
    [yes] , the personal code changes with the class
   *[no] {""}
}.
admission-transfer = 🏫 Went to another school
admission-ask-school = { $who }: to which school? { $count ->
    [0] No other school of the municipality has a link to join yet. The participant can join by the new school's poster.
   *[other] No data are handed on: the participant gets the new school's link and answers its consent.
}
admission-sure-school = { $who } goes to <b>{ $school }</b>.

    Taking part ends here: pairs end gently, the history stays with you. { $has_account ->
        [yes] The participant gets a button to join at the new school.
       *[no] The participant has no phone: the new school's curator enters them there.
    }
admission-sure-school-yes = 🏫 Yes, went there
admission-rest = ⏸ Rest until …
admission-rest-over = ▶️ Back in the programme
admission-ask-rest = { $who }: until which day? Nothing is asked and nobody proposed; on that day everything goes on by itself.
admission-resting = ⏸ Rests until { $until }.

resting-ask = ⏸ { $polite ->
   *[other] Until which day do you rest? The bot asks nothing and proposes nobody, and your pair waits. On that day everything goes on by itself.
}
resting-button = ⏸ Rest until …
resting-end = ▶️ Come back now
resting-said = ⏸ { $polite ->
   *[other] You rest until { $until }. On that day everything goes on by itself.
}
resting-begun = ⏸ { $polite ->
   *[other] The curator lets you rest until { $until } ({ $organization }). There is nothing to do: on that day everything goes on by itself.
}
resting-over = ▶️ { $polite ->
   *[other] Your rest is over, you are back in the programme ({ $organization }). Welcome back!
}
resting-curator = ⏸ { $who } rests until { $until }. Pairs wait, the participant comes back by themselves.

clearance-ends = 🛡 { $what ->
    [certificate] Your certificate of no criminal record is valid until { $day } ({ $organization }). Please bring the curator a new one, so that no meeting is interrupted.
   *[quiz] Your safety quiz is valid until { $day } ({ $organization }). Five questions, two minutes, and another year.
}
clearance-over = 🛡 { $what ->
    [certificate] Your certificate of no criminal record was valid until { $day } ({ $organization }). Meetings pause; as soon as the curator marks a new one everything goes on by itself.
   *[quiz] Your safety quiz was valid until { $day } ({ $organization }). Meetings pause; answer five questions and everything goes on by itself.
}
clearance-ends-curator = 🛡 { $who }: { $what ->
    [certificate] the certificate of no criminal record is valid until { $day }. Please ask for a new one and mark it on the card.
   *[quiz] the safety quiz is valid until { $day }. { $has_account ->
        [yes] The mentor has got the questions.
       *[no] Please hold it on paper and mark it on the card.
    }
}
clearance-over-curator = 🛡 { $who }: { $what ->
    [certificate] the certificate of no criminal record ended on { $day }.
   *[quiz] the safety quiz ended on { $day }.
} Pairs pause, nobody new is proposed. Once it is marked everything goes on by itself.

moving-left = 🏫 New school: { $organization }. Taking part in the former one ({ $before }) has ended{ $pairs ->
    [0] .
   *[other] , the former pair ended without blame: the bot has told the other side.
}
moving-left-curator = 🏫 { $who } went to another organisation ({ $to }). Taking part in yours has ended{ $pairs ->
    [0] .
   *[other] , pairs ended: { $pairs }; the other side knows. Please find a new pair for it.
}
moving-class = 🔤 The curator has corrected your class: { $school_class }.{ $code ->
    [none] {""}
   *[other] {" "}Your personal code is { $code } now.
}
moving-to = 🏫 { $linked ->
    [yes] You go to { $to }. Press the button and join there: the new school asks for the consent itself.
   *[no] You go to { $to }. Join there by the school's poster.
}{ $pairs ->
    [0] {""}
   *[other] {" "}The former pair has ended, the mentor knows. Thanks to you both!
}
moving-join = 🏫 Join at the new school
admission-ready-line = • { $who } · { $part ->
    [mentee] looks for a mentor
   *[mentor] mentor
}
admission-lacks-soon = • { $what ->
    [certificate] the certificate of no criminal record
   *[quiz] the safety quiz
} is valid until { $day }: time to renew

# Papers in a pile
admission-papers-open = 📄 Papers as a list
admission-papers = { $all ->
    [0] { $whose ->
        [guardian] Every guardian's consent that is needed is here.
       *[own] Every participant without a phone has agreed on paper.
    }
   *[other] <b>{ $whose ->
        [guardian] Guardians' consents
       *[own] Consents of participants without a phone
    }: { $all } awaited</b>
    Tick those whose signed paper is in your hands; the date is asked once. { $many ->
        [yes] To find somebody, write a class or a name.{" "}
       *[no] {""}
    }Ticked: { $count }.
}
admission-papers-found = 🔎 “{ $words }”: { $found ->
    [0] nobody
   *[other] { $found }
}
admission-papers-done = ✅ Consents recorded: { $done }.
admission-papers-on = On: the date ({ $count }) ›
admission-papers-other = { $other ->
    [guardian] 📄 Guardians' consents
   *[own] 📄 Participants' own consents
}
admission-ask-papers-day = Which date stands on these consents of { $whose ->
    [guardian] guardians
   *[own] participants
}? Papers: { $count }. Tick those with another date apart.
