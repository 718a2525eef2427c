# Goals of a pair and topics to talk about

goals-open-pair = 🎯 Goals and topics: { $partner }
goals-open-one = 🎯 Goals of the pair
goals-plan = 🎯 Make the pair's plan
goals-head = 🎯 <b>Goals of the pair</b>: { $partner }
    { $count ->
        [0] { $polite ->
            [ty] No goals yet. The plan is usually made at the third meeting: one to three goals with up to six steps each.
           *[vy] No goals yet. The plan is usually made at the third meeting: one to three goals with up to six steps each.
        }
       *[other] Seen by both and by the curator.
    }
goals-goal = { $reached ->
    [yes] 🏁 <b>{ $words }</b> — reached
   *[no] 🎯 <b>{ $words }</b>
}
goals-step = { $done ->
    [yes] ✅ { $words }
   *[no] ⬜ { $words }
}
goals-open = 🎯 Open goal { $number }
goals-add = ➕ A goal (both and the curator see it)
goals-ask = { $polite ->
    [ty] Write the goal in one phrase. You both and the curator will see it. For example: “Get fractions right before the test”.
   *[vy] Please write the goal in one phrase. You both and the curator will see it. For example: “Get fractions right before the test”.
}
goals-ask-step = { $polite ->
    [ty] Write one step towards this goal. You both and the curator will see it.
   *[vy] Please write one step towards this goal. You both and the curator will see it.
}
goals-refused = ⚠️ { $refused ->
    [empty] It is empty: it takes at least a word.
    [too_long] Too long: { $longest } signs at most.
    [contact] That looks like a phone, a link or a nickname. The bot passes no contacts on: take them out and send the rest again.
    [too_many] No more fits: up to three goals, up to six steps.
    [pair_not_active] This pair is not working now: the plan can be read but not changed.
   *[gone] This goal is not there any more.
}
goals-refused-press = ⚠️ { $refused ->
    [pair_not_active] This pair is not working now: the plan can be read but not changed.
   *[gone] This is not there any more.
}
goals-hint = { $steps ->
    [0] { $polite ->
        [ty] Add steps: what to do first, what next.
       *[vy] Please add steps: what to do first, what next.
    }
   *[other] { $polite ->
        [ty] Press a step to tick it.
       *[vy] Press a step to tick it.
    }
}
goals-add-step = ➕ A step (both and the curator see it)
goals-reached = { $reached ->
    [yes] ↩️ Not reached yet
   *[no] 🏁 The goal is reached
}
goals-remove = 🗑 Remove the goal
goals-to-main = ↩️ To all goals
goals-to-ideas = 💡 What to talk about
goals-ideas = 💡 <b>What to talk about</b>: { $stage ->
    [introduction] getting to know each other
    [trial] the trial meeting
    [planning] the planning meeting
    [regular] a regular meeting
   *[closing] the closing meeting
}. { $polite ->
    [ty] Choose what suits you; no need to do it all.
   *[vy] Choose what suits you; no need to do it all.
}
goals-added = 🎯 <b>{ $partner }</b>: there is a new goal in your pair's plan.
