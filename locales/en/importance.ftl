# What matters in matching

home-weighing = ⚖️ What matters in matching
weighing-main = <b>What matters when pairs are sought</b>
    With these weights the bot seeks pairs in all schools of the programme. Whose earlier mentor has left is always first in line.
weighing-no-programme = There is no programme yet: it comes with the first road map.
weighing-matter = { $matter ->
    [requests] Request and strengths
    [interests] Shared interests
    [day] Convenient day
    [class_gap] Distance of classes
    [waiting] Time of waiting
   *[together] Worked together before
}
weighing-line = { weighing-matter }: { $importance ->
    [none] not important
    [usual] usual
    [much] important
    [most] very
   *[own] in its own way
}
weighing-importance = { $importance ->
    [none] Not important
    [usual] Usual
    [much] Important
   *[most] Very important
}
weighing-ask = <b>{ weighing-matter }</b>. How important is it in matching?
weighing-restore = ↩️ As it was
