# «Участники»: список школы, поиск, фильтр

home-roll = 👤 Участники
roll-main = 👤 <b>Участники: { $organization }</b>
    { $narrowed ->
        [none] Всего: { $count }. Чтобы найти, напишите часть имени, кода или класса.
       *[other] { $narrowed }
            { $count ->
                [0] Никого не нашлось.
               *[other] Найдено: { $count }
            }
    }
    🤝 в паре · ✓ допущен(а) · ⏳ ждёт допуска · ⏸ пауза · 📄 нет согласия · 📓 без телефона
roll-line = { $standing ->
    [applied] ⏳
    [resting] ⏸
    [refused] ✖️
    [left] ▫️
   *[admitted] { $paired ->
        [yes] 🤝
       *[no] ✓
    }
} { $who } · { $part ->
    [mentee] наставляемый
   *[mentor] наставник
}{ $consented ->
    [yes] {""}
   *[no] {" "}📄
}{ $phone ->
    [yes] {""}
   *[no] {" "}📓
}
roll-searched = 🔎 «{ $words }»
roll-sieve = 🔎 Фильтр
roll-clear = ✖️ Показать всех
roll-show = 👤 Показать
roll-ask-sieve = 🔎 Кого показать?
roll-facet = { $facet ->
    [form] Форма
    [role] Роль
    [state] Состояние
   *[grade] Класс
}: { $value }
roll-any = все
roll-value = { $facet ->
    [role] { $value ->
        [mentee] наставляемые
       *[mentor] наставники
    }
    [state] { $value ->
        [applied] ждут допуска
        [admitted] допущены
        [resting] на паузе
        [refused] отказано
       *[left] ушли
    }
   *[grade] { $value } класс
}
roll-lack = { $lack ->
    [mentor] без наставника
    [consent] без согласия
   *[phone] без телефона
}
roll-ask-value = { $facet ->
    [form] Какая форма?
    [role] Какая роль?
    [state] Какое состояние?
   *[grade] Какой класс?
}
