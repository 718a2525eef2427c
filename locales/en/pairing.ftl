# Pairs: search, proposal, answers, closing

home-match = 🤝 Find a match
home-pairs = 👥 Pairs
home-mine = { $count_mine ->
    [one] 🤝 My pair
   *[other] 🤝 My pairs
}
pairing-today = { $state ->
    [ask] { $part ->
        [mentee] { $polite ->
           *[other] 🤝 A mentor is proposed to you: { $partner }. Answer in “My pair”.
        }
       *[mentor] { $polite ->
           *[other] 🤝 A mentee is proposed to you: { $partner }. Answer in “My pair”.
        }
    }
    [proposed] 🤝 { $partner }: waiting for the other side's answer.
    [paused] ⏸ { $partner }: the pair pauses.
   *[active] 🤝 { $part ->
        [mentee] Mentor
       *[mentor] Mentee
    }: <b>{ $partner }</b>. { $meetings ->
        [0] No meetings yet.
       *[other] Meetings: { $meetings }, the last on { $last }.
    }{ $asked ->
        [0] {""}
       *[other] {" "}❓ { $polite ->
           *[other] Confirm the meeting in “My meetings”.
        }
    }
}
pairing-today-waiting = 🤝 { $count ->
    [one] { $count } mentee waits
   *[other] { $count } mentees wait
} for a mentor.
pairing-today-pairs = 👥 Active pairs: { $active }{ $silent ->
    [0] {""}
   *[other] , of them silent: { $silent }
}{ $paused ->
    [0] {""}
   *[other] , paused: { $paused }
}{ $asked ->
    [0] .
   *[other] , waiting for an answer: { $asked }.
}

pairing-waiting = { $who } · { $days ->
    [0] today
   *[other] { $days } d
}
pairing-ask-mentee = { $count ->
    [0] Everybody who can be paired has a mentor. New ones are admitted under “Applications”.
   *[other] <b>Who needs a mentor?</b> Waiting: { $count }; those on top have waited longest.
}
pairing-ask-mentor = Mentee: <b>{ $who }</b>. Who suits?
pairing-about = 💬 { $who }: “{ $words }”
pairing-candidate = { $number }. <b>{ $who }</b>: { $reasons }{ $leads ->
    [0] {""}
   *[other] {" "}· has { $leads } already
}{ $elsewhere ->
    [none] {""}
   *[other] {" "}· also mentors in: { $elsewhere }
}
pairing-choose = { $number }. { $who }
pairing-no-reasons = the rules are kept, the forms have nothing in common
pairing-reason = { $kind ->
    [abandoned] the earlier mentor has left: first in line
    [together_before] have worked well together
    [broken_off_before] their earlier pair broke off
    [met_requests] { $count ->
        [one] helps with { $count } request
       *[other] helps with { $count } requests
    }
    [shared_interests] { $count ->
        [one] { $count } shared interest
       *[other] { $count } shared interests
    }
    [same_day] the same day
    [any_day] the day suits
    [class_gap] { $count ->
        [one] { $count } class apart
       *[other] { $count } classes apart
    }
   *[waiting_weeks] { $count ->
        [one] waits { $count } week
       *[other] waits { $count } weeks
    }
}
pairing-nobody = Nobody suits yet. Why:
pairing-no-mentors = • there is no mentor in this form yet
pairing-obstacle-count = • { $obstacle ->
    [same_person] the same person
    [other_form] joined another form
    [other_organisation] from another organisation
    [mentee_not_admitted] the mentee is not admitted yet
    [mentor_not_admitted] not admitted yet
    [mentee_consent] the mentee's consent is incomplete
    [mentor_consent] consent is incomplete
    [clearance] checks of an adult not finished
    [capacity] no free place
    [class_gap] not in a higher class than the mentee
    [already_paired] already paired with the mentee
    [mentee_taken] the mentee has a pair or a proposal
    [resting] resting now
    [held] not matched for now
   *[refused_earlier] one of the two has refused earlier
}: { $count }
pairing-obstacle = ⚠️ { $obstacle ->
    [same_person] Mentor and mentee are one person.
    [other_form] They joined different forms.
    [other_organisation] They are from different organisations.
    [mentee_not_admitted] The mentee is not admitted.
    [mentor_not_admitted] The mentor is not admitted.
    [mentee_consent] The mentee's consent is incomplete.
    [mentor_consent] The mentor's consent is incomplete.
    [clearance] The mentor's checks are not finished.
    [capacity] The mentor has no free place.
    [class_gap] The mentor is not in a higher class than the mentee.
    [already_paired] These two are a pair or have a proposal.
    [mentee_taken] The mentee has a pair or a proposal.
    [resting] One of the two rests until a day.
    [held] This pair cannot begin now. The school will say when it can.
   *[refused_earlier] One of the two has refused earlier.
}
pairing-proposal = <b>Propose this pair?</b>
    Mentor: <b>{ $mentor }</b>
    Mentee: <b>{ $mentee }</b>
    Why: { $reasons }

    Both get a question and answer in one tap; for one from the journal you mark the answer. They have two weeks.
pairing-gone = This choice no longer suits: go back to the list.
pairing-propose = 🤝 Propose
pairing-proposed-mentor = { $polite ->
   *[other] 🤝 The curator proposes a mentee to you: <b>{ $partner }</b>. Will you?
}
pairing-proposed-mentee = { $polite ->
   *[other] 🤝 The curator proposes a mentor to you: <b>{ $partner }</b>. Do you agree?
}
pairing-accept = ✅ Yes
pairing-accept-last = ✅ Yes, and nobody new for now
pairing-decline = ✖️ No
pairing-accept-whom = ✅ Yes: { $partner }
pairing-decline-whom = ✖️ No: { $partner }
pairing-partner = { $partner }
pairing-answer-yes = { $active ->
    [yes] The pair has begun!
   *[no] { $polite ->
       *[other] Thank you! Waiting for the other side.
    }
}
pairing-answer-no = { $polite ->
   *[other] Understood. The curator learns of it and looks on.
}
pairing-answer-blocked = This pair cannot begin now: something has changed. The curator sees it and will decide.
pairing-answer-refused = { $reason ->
    [ended] This proposal is closed already.
    [not_proposed] Both sides have answered.
    [already_accepted] Your “yes” is noted already.
    [already_begun] The pair is active. If something is wrong, tell the curator.
    [lapsed] The two weeks are over. The curator may propose again.
   *[not_yours] This proposal is not for you.
}
pairing-refusal = ⚠️ { $reason ->
    [ended] The pair is closed already.
    [not_proposed] Both sides have answered.
    [already_accepted] This side has agreed already.
    [already_begun] The pair is active: it can be closed.
    [not_begun] The pair has not begun: the proposal can be withdrawn.
    [lapsed] The two weeks are over: withdraw the proposal and make a new one.
    [oneself] Mentor and mentee are one person.
   *[not_yours] Only the curator of this organisation can do that.
}
pairing-active-mentor = { $polite ->
   *[other] 🎉 <b>{ $partner }</b>: you are a pair now! The curator will introduce you at school. After a meeting press “➕ Meeting”.
}
pairing-active-mentee = { $polite ->
   *[other] 🎉 Your mentor is <b>{ $partner }</b>! The curator will introduce you.
}
pairing-active-curator = 🎉 The pair agrees and is active: mentor { $mentor }, mentee { $mentee }. Please introduce them; the order's number can be kept on the pair's card.
pairing-open = 👥 Open the pair
pairing-search = 🤝 Search again
pairing-declined-curator = ✖️ { $side ->
    [mentor] The mentor { $mentor } cannot take { $mentee }.
   *[mentee] { $mentee } does not want a pair with the mentor { $mentor }.
} Ask in person if the reason matters: the bot does not ask for it.
pairing-other-declined = { $polite ->
   *[other] This pair did not come about ({ $partner }). It happens: the curator will look for another.
}
pairing-withdrawn = { $polite ->
   *[other] The curator has withdrawn the proposal ({ $partner }). A new one will come here.
}
pairing-ended = { $polite ->
   *[other] Your pair with { $partner } is over. Thank you for this time!
}

pairing-list = { $count ->
    [0] No pairs yet. Begin with “🤝 Find a match”.
   *[other] <b>Pairs: { $count }</b>
    ⏳ waiting for an answer · ✅ active · ⏸ pausing
}
pairing-line = { $state ->
    [proposed] ⏳
    [active] ✅
    [paused] ⏸
   *[ended] ▫️
} { $mentor } → { $mentee }
pairing-card = <b>{ $mentor } → { $mentee }</b>{ $by_journal ->
        [yes] {" "}· from the journal
       *[no] {""}
    }
    Form: { $form }
    { $state ->
        [proposed] ⏳ Waiting: the mentor { $mentor_said ->
            [yes] agrees
            [paper] answers on paper
           *[waiting] has not answered
        }, the mentee { $mentee_said ->
            [yes] agrees
            [paper] answers on paper
           *[waiting] has not answered
        }.
        [active] ✅ Active since { $begun }.
        [paused] ⏸ Pausing{ $pause ->
            [no_curator] : the school has no curator
            [safety] : a report is being looked into
            [held] : so the school has decided
            [consent] : a consent is missing
            [clearance] : the adult's check has expired
            [resting] : one side rests until a day
           *[asked] {""}
        }.
       *[ended] ▫️ Closed: { $outcome ->
            [reached] the goal was reached
            [extended] goes on
            [stopped] broke off
            [declined] declined before it began
            [withdrawn] the proposal was withdrawn
           *[lapsed] nobody answered in two weeks
        }.
    }
    { $order ->
        [none] Order: not recorded (not required)
       *[other] Order: No. { $order } of { $order_day }
    }
    { $meetings ->
        [0] No confirmed meetings
       *[other] Confirmed meetings: { $meetings }, the last on { $last }
    }
pairing-mentor-agrees = ✅ The mentor agrees (from the journal)
pairing-mentee-agrees = ✅ The mentee agrees (from the journal)
pairing-mentor-declines = ✖️ The mentor said no (by the journal)
pairing-mentee-declines = ✖️ The mentee said no (by the journal)
pairing-log = ➕ Meeting (from the journal)
pairing-meetings = 🗓 The pair's meetings
pairing-order = 📝 Order: number and date
pairing-order-many = 📝 An order on several pairs
pairing-order-ask-pairs = <b>Which pairs stand in the order?</b> Tick them; number and date are asked once. Ticked: { $count } of { $all }.
pairing-order-line = { $ticked ->
    [yes] ☑️
   *[no] ⬜
} { $mentor } → { $mentee }{ $order ->
    [none] {""}
   *[other] {" "}· No. { $order }
}
pairing-order-rest = ☑️ Tick all without an order ({ $without })
pairing-order-on = Next: number and date ›
pairing-withdraw = ↩️ Withdraw the proposal
pairing-end = 🏁 Close the pair
pairing-to-list = ‹ To the pairs
pairing-ask-number = Write the number of the order on the { $count ->
    [1] pair
   *[other] pairs (ticked: { $count })
}, for example: 45.
pairing-number-wrong = ⚠️ A number has 1 to 40 signs.
pairing-ask-order-day = Order No. { $number } is recorded{ $count ->
    [1] {""}
   *[other] , pairs in it: { $count }
}. Of which date?
pairing-ask-outcome = How did the pair end? Both sides will be thanked.
pairing-outcome = { $outcome ->
    [reached] 🏆 The goal was reached
    [extended] 🔁 Goes on in a new year or form
   *[stopped] ✋ Broke off
}
pairing-mine = { $state ->
    [ask] { $part ->
        [mentee] A mentor is proposed: <b>{ $partner }</b>.
       *[mentor] A mentee is proposed: <b>{ $partner }</b>.
    } { $polite ->
       *[other] Do you agree?
    }
    [proposed] <b>{ $partner }</b>: your “yes” is noted, waiting for the other side.
    [paused] <b>{ $partner }</b>: the pair pauses.
   *[active] { $part ->
        [mentee] { $polite ->
           *[other] Your mentor
        }
       *[mentor] { $polite ->
           *[other] Your mentee
        }
    }: <b>{ $partner }</b>. { $meetings ->
        [0] No confirmed meetings yet.
       *[other] Confirmed meetings: { $meetings }, the last on { $last }.
    }
}
pairing-mine-none = No pair yet. The proposal will come here.
pairing-paused = ⏸ Your pair with { $partner } is paused{ $reason ->
    [no_curator] : the school is between two curators, and without one there are no meetings. The bot will write when there is a new one.
    [safety] : the school is looking into it. The bot will write when you can go on.
    [clearance] : the mentor renews papers for the school, which is usual. The bot will write as soon as they are ready.
    [resting] : one of you takes a rest. The bot will write when it is over.
   *[asked] . There is nothing to do now: the bot will write when you go on.
}
pairing-resumed = ▶️ Your pair with { $partner } works again. Arrange a meeting!
pairing-asked-again = ⏳ The curator has waited a week for your answer: { $side ->
    [mentor] will you take this mentee ({ $partner })?
   *[mentee] do you agree to this mentor ({ $partner })?
} In a week the proposal closes by itself.
pairing-lapsed = ⌛ The pair did not come about: mentor { $mentor }, mentee { $mentee } have not answered in two weeks. Ask in person or match again.
pairing-no-contact = 🤷 { $side ->
    [mentor] Mentor { $mentor } cannot reach { $mentee }
   *[mentee] { $mentee } cannot reach mentor { $mentor }
}: { $why ->
    [no-answer] no answer.
    [not-coming] does not come to meetings.
    [away] is ill or away.
   *[other] will say why in person.
} Help them to meet, or pause the pair.
pairing-silent = 🤝 { $first ->
    [yes] { $days ->
        [one] { $days } day has
       *[other] { $days } days have
    } passed without a first meeting with { $partner }. Could you meet this week?
   *[no] { $partner }: no meeting for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Is everything all right?
} If you have met, log it; if you cannot reach each other, tell the curator with one button.
pairing-silent-curator = { $first ->
    [yes] 🤝 Mentor { $mentor } and { $mentee } have not met once in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Introduce them to each other.
   *[no] 🔇 Mentor { $mentor } and { $mentee } have not met for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Close the pair, or does it go on?
}
pairing-log-one = ➕ Meeting
pairing-cannot-reach = 🤷 I cannot reach them
pairing-go-on = ▶️ It goes on
pairing-goes-on = Noted: the pair goes on, counting begins anew.
pairing-goes-on-refused = The pair is not working any more: open its card.
pairing-why-no-contact = 🤷 You cannot reach each other ({ $partner })? Choose what has happened, and the curator will know and help.
pairing-why = { $why ->
    [no-answer] No answer
    [not-coming] Does not come to meetings
    [away] Ill or away
   *[other] Something else: I will say so myself
}
pairing-no-contact-said = ✅ The curator will know and help. Thank you for saying so.
pairing-pause = ⏸ Pause
pairing-resume = ▶️ Go on
pairing-ask-why = <b>Why did it break off?</b> The reason stays in the school; nobody is to blame.
pairing-broke-why = { $why ->
    [moved] Moved, another school
    [no_time] No time
    [no_fit] It did not fit
    [no_contact] No contact
    [wish] One side wished so
   *[other] Something else
}
pairing-ended-why = Reason: { $why ->
    [moved] moved, another school
    [no_time] no time
    [no_fit] it did not fit
    [no_contact] no contact
    [wish] one side wished so
   *[other] another one
}
pairing-elsewhere = The mentor takes part in other organisations too: { $places }. Places are counted over all of them.
pairing-served = 🏅 Mentoring since { $since }: months — { $months }, meetings — { $meetings }, pairs — { $pairs }.
pairing-silent-many = 🔇 Pairs worth knowing about{ $first ->
    [0] {""}
   *[other] : have not met once yet: { $first }
}{ $silent ->
    [0] .
   *[other] ; no meeting for two months: { $silent }.
} A pair's card shows its last meeting.
pairing-open-list = 👥 To the pairs
