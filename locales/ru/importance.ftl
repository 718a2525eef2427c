# Что важно при подборе

home-weighing = ⚖️ Что важно при подборе
weighing-main = <b>Что важно при подборе пар</b>
    По этим весам бот подбирает пары во всех школах программы. Кого оставил прежний наставник, всегда первый в очереди.
weighing-no-programme = Программы пока нет: она появится с первой дорожной картой.
weighing-matter = { $matter ->
    [requests] Запрос и сильные стороны
    [interests] Общие интересы
    [day] Удобный день
    [class_gap] Разница в классах
    [waiting] Сколько ждёт
   *[together] Уже работали вместе
}
weighing-line = { weighing-matter }: { $importance ->
    [none] не важно
    [usual] обычно
    [much] важно
    [most] очень
   *[own] по-своему
}
weighing-importance = { $importance ->
    [none] Не важно
    [usual] Обычно
    [much] Важно
   *[most] Очень важно
}
weighing-ask = <b>{ weighing-matter }</b>. Насколько это важно при подборе?
weighing-restore = ↩️ Как было
