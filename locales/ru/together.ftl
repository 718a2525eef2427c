# Одна встреча нескольких пар

together-open = 👥 Все вместе (групповая)
together-open-journal = 📒 Встречи по журналу
together-pair = { $mentor } — { $mentee }
together-ask-who = { $journal ->
    [yes] <b>Встречи по журналу.</b> Здесь пары, в которых кто-то без телефона. Отметьте, кто встречался в один день.
   *[no] { $polite ->
        [ty] <b>Групповая встреча.</b> Сними отметку с тех, кого не было.
       *[vy] <b>Групповая встреча.</b> Снимите отметку с тех, кого не было.
    }
}
    Отмечено: { $count } из { $all }.
together-on = Дальше ➡️ ({ $count })
together-ask-day = Встреча: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[other] { $count } пар
}. Когда?
together-ask-minutes = Встреча { $day }: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[other] { $count } пар
}. Сколько длилась? Вид встречи — следующий по порядку у каждой пары.
together-done = ✅ <b>Записано: { $count }</b> — { $day }, { $minutes } мин.
together-not = ⚠️ { $who }: { $reason ->
    [future] этого дня ещё не было.
    [before_pair] в этот день пара ещё не работала.
    [after_pair] в этот день пара уже не работала.
    [pair_not_active] пара сейчас не работает.
    [too_late] прошло больше недели, исправить может куратор.
   *[other] записать не получилось.
}
together-more = … и ещё { $count }.
together-where = Где встречались?

# Отметить по журналу: согласия на пару и встречи тех, кто без телефона
journal-open = 🖊 Ответы по журналу ({ $words })
journal-words = { $all ->
    [0] Ответов тех, кто без телефона, больше не ждём.
   *[other] <b>Ответы по журналу: ждём { $all }</b>
    Отметьте, что люди без телефона сказали Вам: «да» на пару и «да, встретились». Отмечено: { $count }.
}
journal-line = { $ticked ->
    [yes] ☑️
   *[no] ⬜
} { $day ->
    [none] { $side ->
        [mentor] { $mentor } берёт: { $mentee }
       *[mentee] { $mentee } за: наставник { $mentor }
    }
   *[other] Встреча { $day }: { $mentor } — { $mentee }
}
journal-rest = ☑️ Отметить все ({ $rest })
journal-mark = ✅ Записать по журналу ({ $count })
journal-done = { $done ->
    [0] {""}
   *[other] ✅ Записано: { $done }.
} { $refused ->
    [0] {""}
   *[other] ⚠️ Не записано: { $refused }. Почему, видно в карточке пары.
}
