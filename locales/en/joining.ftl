# The form of pupils and mentors, consent, profile

joining-welcome = { $polite ->
    [ty] <b>Hi! This is where the school finds mentors.</b> Answer a few questions and the curator will look for somebody who fits you.
   *[vy] <b>Hello! This is where the school finds mentors.</b> Answer a few questions and the curator will propose somebody who needs you.
}

    { $form ->
        [none] { $organization }
       *[other] { $organization }, form “{ $form }”
    }. Step { $step } of { $steps }.

    { $polite ->
       *[other] First read the consent. It is a document of its own (a translation: the Russian text binds):
    }
consent-participation =
    <blockquote expandable><b>Consent to the processing of personal data for the mentorship programme</b> (version { $mode ->
        [names] 3
       *[codes] 2
    })

    1. I agree (for myself, or for the child whose legal representative I am) that the organisation which the participant joins processes the participant's data for one purpose: to find a mentor or mentee and to keep a record of meetings.
    2. Which data: { $mode ->
        [names] first name and the first letter of the surname, class, interests and requests (or directions of help), convenient day, an answer to an additional question of the form if one is asked (chosen from given answers), a line about oneself if the participant writes one, dates and length of meetings, the id of the messenger account.
       *[codes] a personal code without a name, class, interests and requests (or directions of help), convenient day, an answer to an additional question of the form if one is asked (chosen from given answers), dates and length of meetings, the id of the messenger account.
    } No phone, address, photo or date of birth is asked for.
    3. What is done with them: they are recorded, kept, corrected, shown to the curator and the head of the organisation and to the other side of the pair { $mode ->
        [names] (first name and class only), the line about oneself to the curator only
       *[codes] (the code only)
    }; above the organisation only codes and numbers are seen, without names.
    4. How long: while the participant is in the programme. If the participant is under 18, both consents are needed, the own one and the legal representative's; without the second what was recorded is erased after 30 days.
    5. The consent can be taken back at any moment by “My data” or through the curator: processing stops at once, the answers are erased at once, class and code in 30 days; numbers without names stay.</blockquote>
joining-agree = ✅ I agree
joining-who-sees = 👁 Who sees my data
joining-watchers =
    <b>{ $polite ->
        [guardian] Who sees the child's data
       *[other] Who sees your data
    }</b>

    { $watchers }

    { $polite ->
        [ty] Your mentor will only learn { $mode ->
            [names] your first name and class
           *[codes] your code
        }. Nobody else will.
        [guardian] The mentor will only learn { $mode ->
            [names] the first name and class
           *[codes] the code
        }. Nobody else will.
       *[vy] The other side of the pair will only learn { $mode ->
            [names] your first name
           *[codes] your code
        }. Nobody else will.
    }
joining-watcher = • { $office ->
    [curator] Curator
    [head] Head
    [coordinator] Municipal coordinator
    [controller] Control of execution
   *[regional] Regional centre
} ({ $organization }){ $names ->
    [none] {""}
   *[other] , { $names }
}: { $sees ->
    [names] { $mode ->
        [names] names, forms and meetings
       *[other] codes, forms and meetings
    }
    [codes] codes and numbers only
   *[numbers] numbers only
}

joining-ask-category = Step { $step } of { $steps }. { $asks ->
    [none] { $polite ->
        [journal] Who is this mentor?
       *[other] Who are you?
    }
   *[other] { $asks }
}
joining-category = { $category ->
    [pupil] Pupil
    [student] Student
    [teacher] Teacher
    [employer] From an enterprise
   *[graduate] Graduate
}
joining-ask-form = { $steps ->
    [0] {""}
   *[other] Step { $step } of { $steps }.{" "}
}{ $asks ->
    [none] { $polite ->
        [journal] Which form?
       *[other] Which form do you choose?
    }
   *[other] { $asks }
}
joining-ask-class = Step { $step } of { $steps }. { $asks ->
    [none] { $polite ->
        [journal] Which class?
       *[other] Which class are you in?
    }
   *[other] { $asks }
}
joining-ask-name = Step { $step } of { $steps }. { $asks ->
    [none] { $polite ->
        [ty] Write your first name and the first letter of your surname, for example: Mary K
        [journal] Write the first name and the first letter of the surname, for example: Mary K
       *[vy] Write how to address you: your first name, with a patronymic if you like, for example: Anna
    }
   *[other] { $asks } { $polite ->
        [vy] For example: Anna
       *[other] For example: Mary K
    }
}
joining-name-refused = ⚠️ { $refused ->
    [not_text] A name has to be written in letters, as an ordinary message.
    [empty] The message is empty.
    [short] A first name has at least two letters.
    [long] Too long: a first name and one letter of the surname will do.
    [emoji] No emoji and no pictures, letters only.
    [invisible] There are invisible signs or several lines in the message.
    [signs] A name has letters, hyphens and apostrophes only.
    [no_initial] The first letter of the surname is missing.
    [many_words] Too many words: a first name and the first letter of the surname.
   *[other] That name does not fit.
}
joining-ask-tags = Step { $step } of { $steps }. { $asks ->
    [none] { $part ->
        [mentee] { $polite ->
            [journal] Interests (above) and what to help with (below):
           *[other] What do you like (above) and what would you like help with (below)? Tick all that fits.
        }
       *[mentor] { $polite ->
            [journal] Interests (above) and directions of help (below):
           *[other] What do you like (above) and what can you help with (below)? Tick all that fits.
        }
    }
   *[other] { $asks } Interests above, topics below them.
} { $count ->
    [0] {""}
   *[other] Ticked: { $count }.
}
joining-ask-own = The lowest buttons: <b>{ $own }</b>{ $own_optional ->
    [yes] {" "}(you may pass it over)
   *[no] {""}
}
joining-own-none = One question is left: choose an answer on the lowest buttons.
joining-said-own = { $words }
joining-tags-none = Tick at least one: pairs are found by these.
joining-next = Next ›
joining-ask-capacity = Step { $step } of { $steps }. { $asks ->
    [none] { $polite ->
        [journal] How many mentees at once?
       *[other] How many mentees can you take at once?
    }
   *[other] { $asks }
}
joining-codes-over = ⚠️ { $polite ->
    [journal] { $school_class ->
        [none] The personal codes of adults are used up (there are 999); nobody can be entered for now. The answers are kept. Please tell whoever runs the bot.
       *[other] The personal codes of class { $school_class } are used up (there are 999); nobody can be entered for now. The answers are kept. Upload the list of this class under another letter (“Posters and codes” → “Personal codes”) and choose it here.
    }
    [ty] The personal codes of class { $school_class } are used up, so you could not be entered yet. Your answers are kept, and the bot has told the curator. Check whether this is your class. If it is, go and see the curator, who will say when to press “Send” again.
   *[vy] The personal codes are used up, so you could not be entered yet. Your answers are kept, and the bot has told the curator, who will say when to press “Send” again.
}
joining-ask-day = { $sent ->
    [yes] Look it over and save.
   *[no] Step { $step } of { $steps }. { $asked ->
        [yes] { $asks ->
            [none] Which day suits?
           *[other] { $asks }
        }{" "}
       *[no] {""}
    }Look over the answers and send them.
}
joining-day = { $chosen ->
    [yes] {"✅ "}
   *[no] {""}
}{ $day ->
    [monday] Mon
    [tuesday] Tue
    [wednesday] Wed
    [thursday] Thu
    [friday] Fri
    [saturday] Sat
   *[any] Any
}
joining-said-form = { $part ->
    [mentee] Form: { $form }, mentee
   *[mentor] Form: { $form }, mentor
}
joining-said-category = Who: { $category ->
    [pupil] pupil
    [student] student
    [teacher] teacher
    [employer] from an enterprise
   *[graduate] graduate
}
joining-said-class = Class: { $school_class }
joining-said-name = Name: { $name }
joining-said-code = Code: <b>{ $code }</b>
joining-said-interests = Interests: { $tags }
joining-said-topics = { $part ->
    [mentee] Help wanted with: { $tags }
   *[mentor] Can help with: { $tags }
}
joining-said-capacity = Mentees at once: { $capacity }
joining-said-day = Convenient day: { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[0] any
}
joining-said-about = About oneself{ $own ->
    [yes] {" "}(only the curator sees it)
   *[no] {""}
}: { $words }
joining-about = { $written ->
    [yes] ✏️ The line about myself
   *[no] ✏️ Add a line about myself
}
joining-ask-about = { $polite ->
    [ty] Write in one message what else is worth knowing about you: hobbies, a dream, what you would like to learn. Up to { $longest } signs, only the curator will see it. You need not write anything.
    [journal] Write in one message what the participant has told about themselves: hobbies, experience, what they would like to learn. Up to { $longest } signs, only the curators of the organisation will see it.
   *[vy] Write in one message what else is worth knowing about you: experience, hobbies, what you can teach. Up to { $longest } signs, only the curator will see it. You need not write anything.
}
joining-about-refused = ⚠️ { $refused ->
    [empty] Nothing yet: at least one word is needed.
    [too_long] Too long: up to { $longest } signs.
   *[contact] This looks like a phone, a link or a nickname. The bot keeps no contacts: take them out and send the rest again.
}
joining-about-remove = 🗑 Take the line away
joining-send = 📨 Send
joining-correct = ✏️ Edit
joining-question = { $question ->
    [category] Who
    [form] Form
    [school_class] Class
    [name] Name
    [tags] { $part ->
        [mentee] Interests and request
       *[mentor] Interests and directions
    }
    [capacity] Number of mentees
   *[day] Convenient day
}
joining-ask-correction = { $polite ->
   *[other] What should be corrected?
}
joining-cancel = ✖️ Cancel
joining-ask-cancel = { $sent ->
    [yes] Drop the corrections? What was sent before stays as it was.
   *[no] { $polite ->
        [ty] Delete the form? The answers go; you can start again by the same link.
       *[other] Delete the form? The answers go; you can start again at any moment.
    }
}
joining-cancel-yes = Yes, delete
joining-cancel-no = No, go on
joining-cancelled = Deleted.

joining-mode-none = This bot keeps road maps and assignments only, it does not register participants. Ask the curator at school about mentorship.
joining-link-revoked = This link is no longer valid. The curator at school will show you the new one; it is on the new poster too. Or find the school here.
joining-ask-code = Do you have a slip with a code? Write it, for example 7Б-03.
joining-code-refused = ⚠️ { $refused ->
    [misread] This does not look like a code. A code looks like 7Б-03: class, dash, number.
    [unknown] There is no such code in this school. Check the school and what stands on the slip, or choose the class.
    [used] Somebody has come in with this code already. If the slip is yours, tell the curator; you can join without it: choose the class.
   *[withdrawn] This code is no longer valid. The curator has a new one; you can join without it: choose the class.
}
joining-slip-refused = ⚠️ { $reason ->
    [used] Somebody has come in with this code already. If the slip is yours, tell the curator. You can join without it: the bot gives a new code.
    [withdrawn] This slip is no longer valid, the curator has a new one. You can join without it: the bot gives a new code.
   *[unknown] There is no such code in this school: perhaps the slip is of another one. You can join without it.
}
joining-where-link = { $role ->
    [guardian] Here you will see how the child is doing. The school, or the child, gives you the parent's link.
    [mentee] To join you need your school's link. It is in the QR code on the poster in the corridor, and the mentorship curator has it.
    [mentor] To become a mentor you need the organisation's link. It is in the QR code on the poster, and the mentorship curator has it.
   *[official] Access comes by a one-time link from whoever appointed you: the region, the municipal coordinator or the head.
}

joining-profile-none = There is no form yet. The link is on the school's poster, and the curator has it.
joining-profile-head = <b>{ $part ->
    [mentee] Mentee
   *[mentor] Mentor
}</b>, { $organization }, form “{ $form }”{ $origin ->
    [journal] {""} · from the journal
   *[self] {""}
}
joining-state-applied = { $polite ->
   *[other] The form is with the curator. The answer will come here.
}
joining-state-admitted = { $part ->
    [mentee] { $polite ->
        [ty] ✅ You are in. The curator is looking for a mentor; the proposal will come here.
       *[vy] ✅ You are in. A proposal will come here.
    }
   *[mentor] { $closed ->
        [yes] { $polite ->
           *[other] ✅ You are in, but take nobody new for now.
        }
       *[no] { $polite ->
           *[other] ✅ You are in. A proposal will come here.
        }
    }
}
joining-state-refused = { $polite ->
   *[other] Not this time: { $reason ->
        [talk] please talk to the curator first
        [no_places] there are no places now
        [wrong_data] something in the form is wrong, check the answers
        [not_ours] this link is for another organisation
       *[other] the curator will tell you why
    }. You can correct the form and send it again.
}
joining-tell-code = { $polite ->
   *[other] Your code: <b>{ $code }</b>. Tell it to the curator in person: the bot does not know your name.
}
joining-wait-guardian = { $polite ->
    [ty] ⏳ Now your parents' consent is needed: forward the link to your mother or father (the button below), or get the paper form from the curator. Once the curator confirms, the bot asks the last questions.
   *[vy] ⏳ The guardian's consent on paper is needed: the curator has the sheet.
}
joining-wait-answers = { $polite ->
   *[other] ✏️ A few questions are left: press “Go on with the form”.
}
joining-wait-consent = { $polite ->
   *[other] ⏳ The consent's text has changed, please read it again: press “Go on with the form” or “Correct”.
}
joining-wait-quiz = 🛡 Please pass the safety quiz: five questions, two minutes.
joining-wait-checklist = ⏳ The curator waits for your certificate of no criminal record, will instruct you and prepare the order.
joining-guardian-link = 👪 Link for a parent
joining-go-on = ▶️ Go on with the form
joining-apply-again = 🔁 Correct and send again
joining-close = ⏸ Nobody new for now
joining-open = ▶️ Taking mentees again
joining-take-back = ✖️ Withdraw the application
joining-other = { $part ->
    [mentee] Also: “{ $form }”, mentee
   *[mentor] Also: “{ $form }”, mentor
}
joining-guardian-agreed = { $polite ->
    [ty] Your parents' consent is there. Two steps of the form are left!
   *[vy] The guardian's consent is there. The form can be finished now.
}
joining-forgotten = No guardian's consent came within 30 days, so the form ({ $organization }) and its data are erased. You can join again at any moment by the school's link.
joining-today-unfinished = { $polite ->
   *[other] ✏️ The form is not finished: press “Go on with the form”.
}
home-profile = 📋 My form
