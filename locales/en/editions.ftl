# A new edition of a road map: what changed, putting it in force, earlier editions

edition-see-changes = 🔀 What changed
edition-may-be = 🔀 This is a new edition…
edition-see-earlier = 🕓 Earlier editions
edition-see-current = ▶️ The edition in force
edition-back = ‹ To the changes
edition-recognised = This paper looks like a new edition. Here is what it changes; until you publish it, the earlier one is in force.
edition-gone = There is nothing to compare here any more: the edition was published, deleted, or replaces no other road map.
edition-earlier-of = 🕓 This is an earlier edition, to be read only. In force is { $number ->
    [none] the edition
   *[other] No. { $number },
} published on { $day }.

edition-head = <b>🔀 What changed</b>
    “{ $title }”{ $number ->
        [none] {""}
       *[other] {" "}No. { $number }{ $issued ->
            [none] {""}
           *[other] {" "}of { $issued }
        }
    }. It will replace the published one{ $before ->
        [none] {""}
       *[other] {" "}No. { $before }{ $of ->
            [none] {""}
           *[other] {" "}of { $of }
        }
    }.
edition-unclear = ❓ { $count } more { $count ->
    [one] change
   *[other] changes
} of the paper could not be understood: “‹ To the road map”, “❓ Answer the questions”.
edition-counts = ✏️ Changed: <b>{ $changed }</b> · 🆕 New: <b>{ $new }</b> · ❌ Dropped: <b>{ $gone }</b> · As before: { $same }{ $changed ->
    [0] { $new ->
        [0] { $gone ->
            [0] {""}

    This is the same road map: there is nothing to publish.
           *[other] {""}
        }
       *[other] {""}
    }
   *[other] {""}
}
edition-by = { $day ->
    [none] no date
   *[other] by { $day }
}
edition-entry = { $position }. { $fate ->
    [changed] ✏️
    [new] 🆕
    [gone] ❌
   *[same] ▫️
} { $number ->
    [none] {""}
   *[other] <b>No. { $number }.</b>{" "}
}{ $fate ->
    [gone] <s>{ $text }</s>
    [new] { $text }
    🗓 { $term }
   *[other] { $text }
}
edition-entry-open = { $fate ->
    [changed] ✏️ <b>Changed</b>
    [new] 🆕 <b>A new measure</b>
    [gone] ❌ <b>Not in the new edition</b>
   *[same] ▫️ <b>As before</b>
}{ $fate ->
    [gone] {""}
    [new] {""}
   *[other] { $old ->
        [none] {""}
       *[other] {" "}(it was No. { $old })
    }
}

    { $number ->
        [none] {""}
       *[other] <b>No. { $number }.</b>{" "}
    }{ $text }
edition-entry-whole = 🗓 { $term }
    👤 { $responsible ->
        [none] nobody is named
       *[other] { $responsible }
    }
edition-field = { $field ->
    [term] 🗓 Term
    [percent] 🎯 Share, %
    [responsible] 👤 Responsible
    [result] 📄 Result
   *[text] ✏️ Words
}: { $before ->
    [none] not named
   *[other] { $before }
} → <b>{ $after ->
    [none] not named
   *[other] { $after }
}</b>
edition-entry-ask = { $fate ->
    [new] Is it really an earlier measure in other words? Choose it below: its reports and marks will stay with it.
   *[gone] Is it really still there in other words? Choose it below: its reports and marks will go over to it.
}
edition-is = This is No. { $number ->
    [none] –
   *[other] { $number }
}: { $text }
edition-is-new = 🆕 No, this is a new measure
edition-linked = Noted.

edition-choose = Of which road map is “{ $title }” a new edition? Reports, marks and put-off reminders stay with the measures that live on in it.
edition-paper = { $number ->
    [none] {""}
   *[other] No. { $number }{" "}
}{ $issued ->
    [none] {""}
   *[other] of { $issued }{" "}
}{ $title }
edition-own-paper = This is another paper
edition-apart = It is a road map of its own now and will not replace the earlier one.

edition-publish = 🚀 Publish the edition
edition-publish-now = 🚀 Yes, replace the earlier one
edition-confirm = <b>Replace the earlier edition of “{ $title }”?</b>
edition-confirm-counts = Assignments that go on: <b>{ $living }</b>{ $moved ->
    [0] {""}
   *[other] , { $moved } of them with a new date
}{ $done ->
    [0] {""}
   *[other] , { $done } closed already: they will not be asked for again
}. New: <b>{ $fresh }</b>. Lifted: <b>{ $ended }</b>.

    Reports, evidence and marks stay. { $places ->
        [0] No organisation is concerned, none gets a message.
        [one] { $places } organisation is concerned: whoever is responsible gets one message about the changes only.
       *[other] { $places } organisations are concerned: whoever is responsible gets one message about the changes only.
    }
edition-refused = { $reason ->
    [not-a-draft] This edition was published already, deleted, or replaces no other road map.
    [not-in-force] Another edition has replaced the earlier one meanwhile. Go back to the road map, press “This is another paper” and choose the one in force.
    [asked] First answer the questions about measures that are being worked on{ $numbers ->
        [none] {""}
       *[other] {" "}(No. { $numbers })
    }: without an answer nobody knows what becomes of their dates.
    [nothing-new] Everything in this paper is as it was published: there is nothing to replace. The draft may be deleted.
   *[empty] Neither a measure nor a target is left in the edition.
}
edition-published = 🚀 The new edition is in force. Assignments that go on: { $living }, with a new date: { $moved }, new: { $fresh }, lifted: { $ended }. { $told ->
    [0] Nobody gets a message: nobody responsible is concerned, or they have not joined yet.
    [one] { $told } person gets a message about the changes.
   *[other] { $told } people get a message about the changes.
}

edition-news = 🔀 A new edition of the road map “{ $title }”. Changed for you: { $count }. Everything else is as it was.

    { $lines }{ $more ->
        [0] {""}
       *[other] {" "}
    …and { $more } more.
    }
edition-news-line = { $about ->
    [new] 🆕 { $after ->
        [none] without a date
       *[other] by { $after }
    }:
    [term] 🗓 { $after ->
        [none] now without a date
       *[other] now by { $after }
    } ({ $before ->
        [none] it had no date
       *[other] it was by { $before }
    }):
    [words] ✏️ { $what ->
        [text] other words
        [result] another expected result
        [term] another term
       *[several] other words and details
    }:
    [passed] 👤 somebody else executes it now:
   *[cancelled] ❌ not required any more:
} { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text }{ $printed ->
    [none] {""}
   *[other] {" "}(term: “{ $printed }”)
}{ $waits ->
    [yes] {" "}Your report is being looked at, there is no need to send it again.
   *[no] {""}
}

edition-earlier = <b>Earlier editions: { $count }</b>. They can only be read: nothing in them changes any more.
acknowledge-replaced = A new edition has replaced this one. Open “My assignments”: what is in force now stands there.
