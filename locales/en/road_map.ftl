# Road map: the paper, the preview, questions, publication

home-road-map = 📄 Road map

road-map-desk = <b>Road maps</b>

    Send an order, a letter or a road map as a file (.docx, .xlsx, .csv, .pdf, .txt), or paste its text. The bot reads it and shows what it has understood. Nobody gets anything until you publish it.{ $count ->
        [0] {""}
       *[other] {" "}Below is what you have sent before.
    }
road-map-desk-reader = <b>Road maps</b>

    { $count ->
        [0] No road map has been published yet: it will appear here as soon as the coordinator publishes one.
       *[other] Everything that has been published. You can open and read it; the coordinator is the one who changes it.
    }
road-map-not-yours = Road maps are sent in by the municipal coordinator and the regional centre; a school's own by its head and curator.
road-map-entry = { $state ->
    [draft] ✏️ Draft
    [published] ✅
    [returned] ↩️
   *[other] 🕓
} { $number ->
    [none] {""}
   *[other] No. { $number }{" "}
}{ $title }
road-map-pasted = Text received: { $signs } { $signs ->
    [one] sign
   *[other] signs
} in { $parts } { $parts ->
    [one] message
   *[other] messages
}. If there is more, send it now.
road-map-pasted-name = Pasted text
road-map-read-pasted = 📖 That is all, read it
road-map-forget-pasted = Remove the text
road-map-reading = ⏳ Reading “{ $file }”. This takes a few seconds.
road-map-known = This paper has been sent before. Here is its road map.
road-map-photo = The bot does not read photos: dates are easily misread. Please send the file itself (.docx, .xlsx, .pdf) or paste the text.
road-map-called = “{ $name }”
road-map-offered = { $count ->
    [one] You have sent the file { $files }. Is it an order or a road map? If so, the bot reads it.
   *[other] You have sent the files { $files }. Are they orders or road maps? If so, the bot reads them one by one.
}
road-map-offered-enough = The bot takes no more than { $count } files at once. Answer about these, then send the others.
road-map-read-next = 📖 Read “{ $next_file }”, too
road-map-offer-yes = 📖 Yes, read it
road-map-whose = You answer for several organisations. Whose road map is { $file }?
road-map-whose-seat = { $office ->
    [regional] 🏛 { $organization }: for the municipalities
    [coordinator] 🏛 { $organization }: for its organisations
   *[head] 🏫 { $organization }: its own, for approval
}
road-map-gone = This road map is not here: it was deleted, or it is not yours. Go back to the list.

road-map-heading = <b>{ $title }</b>
    { $number ->
        [none] {""}
       *[other] No. { $number }{ $issued ->
            [none] {""}
           *[other] {" "}of { $issued }
        },{" "}
    }file “{ $file }”{ $issuer ->
        [none] {""}
       *[other] {" "}· { $issuer }
    }
road-map-summary = The document holds <b>{ $rows ->
    [0] {""}
   *[other] { $rows } { $rows ->
        [one] measure
       *[other] measures
    },{" "}
}{ $points ->
    [0] {""}
   *[other] { $points } { $points ->
        [one] point of the order
       *[other] points of the order
    },{" "}
}{ $targets ->
    [0] {""}
   *[other] { $targets } { $targets ->
        [one] target
       *[other] targets
    },{" "}
}{ $undated ->
    [0] {""}
   *[other] { $undated } without a date,{" "}
}{ $questions } { $questions ->
    [one] question
   *[other] questions
}</b>.{ $centres ->
    [0] {""}
   *[other] {" "}And a directory of { $centres } { $centres ->
        [one] centre
       *[other] centres
    }.
}{ $undated ->
    [0] {""}
   *[other] {" "}Without a date means ongoing: it stands in the list, and nobody is reminded of it.
}{ $removed ->
    [0] {""}
   *[other] {" "}Taken out by you: { $removed }.
}
road-map-is-draft = ✏️ This is a draft, and it is kept. { $questions ->
    [0] There are no questions: { $amends ->
        [yes] look at what has changed, and publish from there.
       *[no] look through the measures and publish.
    }
   *[other] Begin with the questions: until they are answered, these rows give no assignments.
}
road-map-past = ⏪ Dates in the past: { $count }. The bot reminds nobody of dates that have passed.
road-map-more = …and { $count } more.
road-map-back = ‹ To the road map
road-map-to-desk = ‹ All road maps
road-map-to-rows = ‹ To the measures
road-map-ask = ❓ Answer the questions
road-map-see-rows = 📋 Measures
road-map-see-targets = 🎯 Targets
road-map-see-people = 👤 People
road-map-see-centres = 🏛 Centres
road-map-see-audience = 🏫 For whom
road-map-publish = 🚀 Publish
road-map-discard = 🗑 Delete
road-map-discard-ask = Delete the draft “{ $title }”? Your answers will be lost. The same paper may be sent again.
road-map-discard-now = 🗑 Yes, delete it
road-map-discarded = The draft is deleted. The same paper may be sent again.

road-map-rows = <b>Measures and points: { $count }</b>. { $editable ->
    [yes] Press a number to open one and correct it.
   *[no] Press a number to read one in full.
}{ $many ->
    [yes] {" "}Or write the number of a row.
   *[no] {""}
}
road-map-no-such-row = There is no row “{ $typed }” here. Write a number as it stands in the list.
road-map-term = { $kind ->
    [asked] a question
    [again] { $again }{ $day ->
        [none] {""}
       *[other] {" "}until { $day }
    }
    [list] { $day }
    [relative] no date, as the paper says
    [undated] ongoing
   *[until] by { $day }{ $since ->
        [none] {""}
       *[other] {" "}(begins { $since })
    }
}
road-map-people = { $asked ->
    [yes] a question
   *[no] { $own ->
        [yes] { $level ->
            [region] { $count ->
                [0] the regional centre
               *[other] the regional centre and { $count } { $count ->
                    [one] municipality
                   *[other] municipalities
                }
            }
           *[other] { $count ->
                [0] the municipality
               *[other] the municipality and { $count } { $count ->
                    [one] organisation
                   *[other] organisations
                }
            }
        }
       *[no] { $count } { $level ->
            [region] { $count ->
                [one] municipality
               *[other] municipalities
            }
           *[other] { $count ->
                [one] organisation
               *[other] organisations
            }
        }
    }
}
road-map-people-offices = { $both ->
    [yes] , the head and the curator together
   *[no] , curators (the head where there is none)
}
road-map-row = { $removed ->
    [yes] { $position ->
        [none] {""}
       *[other] { $position }.{" "}
    }🗑 <s>{ $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }</s>
   *[no] { $position ->
        [none] {""}
       *[other] { $position }.{" "}
    }{ $number ->
        [none] {""}
       *[other] <b>No. { $number }.</b>{" "}
    }{ $text }
    🗓 { $printed ->
        [none] no date is named
       *[other] “{ $printed }”
    } → { $term }
    { $percent ->
        [none] 👤 { $people }
       *[other] 🎯 target { $percent } %, counts itself
    }{ $asked ->
        [0] {""}
       *[other] {" "}❓
    }{ $edited ->
        [yes] {" "}✎
       *[no] {""}
    }
}
road-map-row-open = { $removed ->
    [yes] 🗑 <b>Taken out of the road map.</b>{" "}
   *[no] {""}
}{ $number ->
    [none] {""}
   *[other] <b>No. { $number }.</b>{" "}
}{ $section ->
    [none] {""}
   *[other] <i>{ $section }</i>{" "}
}{ $text }

    🗓 { $typed_term ->
        [yes] Date:
       *[no] Date in the paper:
    } { $printed ->
        [none] not named
       *[other] “{ $printed }”
    }
    Understood: <b>{ $term }</b>

    👤 { $typed_people ->
        [yes] Responsible:
       *[no] Responsible in the paper:
    } { $responsible ->
        [none] not named
       *[other] “{ $responsible }”
    }
    { $percent ->
        [none] Understood: <b>{ $people }</b>
       *[other] Understood: <b>a target of { $percent } % by { $due }</b>. It counts itself over all organisations and gives no assignments.
    }{ $result ->
        [none] {""}
       *[other] {""}

    📄 { $typed_result ->
        [yes] Result:
       *[no] Result in the paper:
    } “{ $result }”
    }{ $asked ->
        [0] {""}
       *[other] {" "}
    ❓ There is a question: until it is answered, this row gives no assignments.
    }
road-map-ask-evidence = What shall the report contain?
road-map-evidence = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $kind ->
    [document] No. and date
    [file] File
    [photo] Photo
    [link] Link
    [line] One line
   *[none] Nothing
}
road-map-take-out = 🗑 Take out of the road map
road-map-put-back = ↩️ Put back into the road map

road-map-targets = <b>Targets</b>. The share is counted over all organisations at once, each person once. A target closes itself on its day.
road-map-target = { $position ->
    [none] {""}
   *[other] { $position }.{" "}
}{ $removed ->
    [yes] 🗑 <s>{ $percent } % by { $due }: { $base }</s>
   *[no] 🎯 <b>{ $percent } %</b> by { $due }: { $base }
}{ $edited ->
    [yes] {" "}✎
   *[no] {""}
}
road-map-centres = <b>Directory of centres</b> of this paper. They are no measures and give no assignments.
road-map-centre = 🏛 <b>{ $name }</b>{ $directions ->
    [none] {""}
   *[other] {" "}
    { $directions }
}
road-map-people-head = <b>Whom the paper names</b>
road-map-person = { $office ->
    [coordinator] 🗂
   *[controller] 🔎
} <b>{ $person }</b> (“{ $text }”)
    { $standing ->
        [you] { $level ->
            [region] This is you. You execute what the regional centre has to do.
           *[other] This is you: the coordinator. You execute what the municipality has to do.
        }
        [here] { $office ->
            [coordinator] { $level ->
                [region] Is with the bot already: this person executes what the regional centre has to do.
               *[other] Is the coordinator already: this person executes what the municipality has to do.
            }
           *[controller] Is the controller already and with the bot: accepts what the municipality itself executes.
        }
        [taken] { $office ->
            [coordinator] { $level ->
                [region] The regional centre, that is you, executes this person's assignments.
               *[other] There is a coordinator already, who executes this person's assignments. The regional centre invites a second one.
            }
           *[controller] There is a controller already, but the name is another. If the person has changed, invite the new one from home.
        }
       *[free] { $office ->
            [coordinator] Is not the coordinator yet.
           *[controller] { $level ->
                [region] Controllers are appointed in municipalities. What the regional centre executes itself is closed “without a controller”.
               *[other] There is no controller yet. Without one, what the municipality executes is closed “without a controller”.
            }
        }
    }
road-map-invite = ✉️ { $person }: appoint as { $office ->
    [coordinator] coordinator?
   *[controller] controller?
}

road-map-question = ❓ <b>Question { $position } of { $count }</b>
road-map-question-row = { $number ->
    [none] {""}
   *[other] <b>No. { $number }.</b>{" "}
}{ $text }
    🗓 { $printed ->
        [none] No date is named.
       *[other] Date in the paper: “{ $printed }”.
    }{ $others ->
        [0] {""}
       *[other] {" "}The same question stands in { $others } more { $others ->
            [one] row
           *[other] rows
        }: one answer goes for all.
    }
road-map-asks = <b>{ $what }</b>{ $typed ->
    [year] {" "}Choose an answer, write the year (2026, 2026-2027) or the whole term in Russian as papers do: «до 1 октября 2026 года».
    [yes] {" "}Choose an answer or write it in Russian as papers do: «15.10.2026», «до 1 октября», «ежемесячно».
   *[no] {""}
}
road-map-no-questions = ✅ There are no more questions.
road-map-question-open = ✏️ Open the row
road-map-later = Later ›
road-map-answered = Noted.
road-map-answered-already = This question has been answered already.
road-map-answer-unread = { $typed ->
    [none] There is no such answer here: choose one of those on show.
   *[other] I see no clear date in “{ $typed }”. For example: «15.10.2026», «до 1 октября 2026 года», «ежемесячно».
}
road-map-answer-undated = No date, ongoing
road-map-answer-owner = { $level ->
    [region] 🏢 The regional centre
   *[other] 🏢 The municipality (coordinator)
}
road-map-answer-everybody = { $level ->
    [region] 🏙 The coordinators of all municipalities
   *[other] 🏫 The heads of all organisations
}
road-map-answer-owner-everywhere = { $level ->
    [region] 🏢 Regional centre: every row that names nobody ({ $count })
   *[other] 🏢 Municipality: every row that names nobody ({ $count })
}
road-map-answer-everybody-everywhere = { $level ->
    [region] 🏙 Municipalities: every row that names nobody ({ $count })
   *[other] 🏫 Heads: every row that names nobody ({ $count })
}
road-map-answer-nobody = 🚫 Nobody: it is not handed out here
road-map-answer-person = 👤 { $name }
road-map-answer-organization = 🏫 { $organization }
road-map-answer-scope = { $kinds ->
    [none] All organisations: { $count }
   *[other] Only { $kinds }: { $count }
}
road-map-answer-no-share = It is no target
road-map-answer-whole = ✅ All is right
road-map-answer-noted = I see

road-map-audience = <b>For whom</b>: { $chosen } of { $count } { $count ->
    [one] organisation
   *[other] organisations
}{ $paper ->
    [yes] , as the paper says
   *[no] {""}
}. Press a kind to add or remove it.
road-map-kind = { $chosen ->
    [0] ▫️
   *[other] ✅
} { $kind }: { $chosen } of { $count }
road-map-everybody = All organisations
road-map-by-paper = As in the paper
road-map-one-by-one = Choose one by one
road-map-places = { $chosen } of { $count } chosen. Press an organisation to add or remove it.
road-map-place = { $chosen ->
    [yes] ✅
   *[no] ▫️
} { $name }

road-map-confirm = <b>Publish “{ $title }”?</b>
road-map-confirm-counts = { $places ->
    [0] { $level ->
        [region] There are no assignments for municipalities.
       *[other] There are no assignments for organisations.
    }
   *[other] { $even ->
        [yes] { $places } { $level ->
            [region] { $places ->
                [one] municipality
               *[other] municipalities
            }
           *[other] { $places ->
                [one] organisation
               *[other] organisations
            }
        } × { $measures } { $measures ->
            [one] measure
           *[other] measures
        } = <b>{ $given } { $given ->
            [one] assignment
           *[other] assignments
        }</b>.
       *[no] <b>{ $given } { $given ->
            [one] assignment
           *[other] assignments
        }</b> for { $places } { $level ->
            [region] { $places ->
                [one] municipality
               *[other] municipalities
            }
           *[other] { $places ->
                [one] organisation
               *[other] organisations
            }
        }.
    }
}{ $own ->
    [0] {""}
   *[other] {" "}{ $level ->
        [region] And { $own } of the regional centre: it executes them itself, marked "without a controller".
       *[other] And { $own } of the municipality itself: the coordinator executes them, { $controller ->
            [yes] the controller accepts them.
           *[no] there is no controller yet.
        }
    }
}{ $targets ->
    [0] {""}
   *[other] {" "}Targets: { $targets }, they count themselves.
}
road-map-confirm-undated = Without a date, ongoing: { $count }.
road-map-confirm-unanswered = ❓ Without an answer: { $count } (No. { $numbers }). These rows give no assignments yet; they will as soon as you answer.
road-map-confirm-headless = ⚠️ { $level ->
    [region] The coordinator is not known: { $names }. Their assignments wait until you invite the coordinator.
   *[other] The head is not known: { $names }. Their assignments wait until you invite the head.
}
road-map-confirm-joined = { $away ->
    [0] After publication each responsible person gets one message with their list.
   *[other] { $joined ->
        [0] None of those responsible is with the bot yet (organisations: { $away }): the assignments are kept, and you see these organisations in one line.
       *[other] The responsible persons of { $joined } { $joined ->
            [one] organisation
           *[other] organisations
        } get one message each. { $away } more are not with the bot: their assignments are kept, and you see these organisations in one line.
    }
}
road-map-publish-now = 🚀 Yes, publish
road-map-moved = Something has changed since. Please look once more and press again.
road-map-unpublished = { $reason ->
    [not-a-draft] This road map has been published or deleted already.
    [empty] There is nothing to publish: neither a measure nor a target is left. Put at least one back.
    [no-organizations] There is nobody to publish it for: no organisation is chosen. Press “🏫 For whom” and choose.
    [edition] This is a new edition of a published road map: publish it on the screen “🔀 What changed”.
   *[all-asked] No measure is fully understood yet. Please answer at least one question.
}
road-map-published = 🚀 Published. Assignments: { $given }. The message with the list { $told ->
    [0] goes to nobody yet: those responsible are not with the bot.
    [one] goes to { $told } person.
   *[other] goes to { $told } people.
}

road-map-newcomers-see = ➕ For new organisations: { $newcomers }
road-map-newcomers-ask = <b>Hand out “{ $title }” to the organisations that came after its publication?</b>
road-map-newcomers-line = • { $name }: { $count } { $count ->
    [one] assignment
   *[other] assignments
}
road-map-newcomers-more = … and { $count } more
road-map-newcomers-past = What is past its date is not handed to them: { $count }.
road-map-newcomers-none = Every organisation that this road map speaks to has its assignments.
road-map-newcomers-give = ➕ Hand out
road-map-newcomers-given = ➕ Assignments: { $given }. The message with the list { $told ->
    [0] has reached nobody yet: those responsible have not joined.
    [one] goes to { $told } person.
   *[other] goes to { $told } people.
}

road-map-given = 📄 A road map has been published: “{ $title }”. Your assignments: { $count }.

    { $lines }{ $more ->
        [0] {""}
       *[other] {" "}
    …and { $more } more.
    }
road-map-given-line = • { $due ->
    [none] { $printed ->
        [none] ongoing
       *[other] “{ $printed }”
    }
   *[other] by { $due }
}: { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }

road-map-standing = ✅ Published. Assignments { $total }: open { $open }{ $overdue ->
    [0] {""}
   *[other] {" "}(overdue 🔴 { $overdue })
}, being looked at { $waiting }, closed { $closed }.
road-map-read = 👌 Have read it ({ $count }): { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}.
road-map-silent = 👀 Have not read it yet ({ $count }): { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}.
road-map-silent-seat = { $organization } ({ $office ->
    [head] head
    [curator] curator
   *[other] the person named
})
road-map-not-joined = 📵 Not with the bot ({ $count }): { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}.{ $reads ->
    [yes] {""}
   *[no] {" "}Invite them from home.
}
road-map-standing-questions = ❓ Questions left: { $count }. As soon as you answer, these rows give their assignments.

today-draft = ✏️ A draft of a road map waits: { $title }
