# Подбор всего списка: черновики рядом, правка рукой, предложить всем, отменить

rounds-match-all = 🧩 Подобрать всем ({ $together })
rounds-continue = 📋 Черновик подбора: { $pairs_count ->
    [one] { $pairs_count } пара
    [few] { $pairs_count } пары
   *[other] { $pairs_count } пар
}
rounds-failed = ⚠️ Подобрать не получилось: список слишком долго считается. Попробуйте ещё раз или подберите по одной форме.
rounds-ask-list = <b>Кому подбираем?</b>
rounds-list = { $form ->
    [all] 🧩 Все формы
   *[other] { $form }
}{ $organization ->
    [none] {""}
   *[other] {" "}· { $organization }
} · { $count }
rounds-drafts = <b>Черновик: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[other] { $count } пар
}</b>{ $alone ->
    [0] .
    [one] , без наставника { $alone } человек.
    [few] , без наставника { $alone } человека.
   *[other] , без наставника { $alone } человек.
} Никому ещё ничего не сказано.
    Номер открывает пару: можно выбрать другого наставника.
rounds-done = { $unsaid ->
    [0] <b>Предложено пар: { $proposed }.</b> Обе стороны уже спрошены; ответы придут Вам.
   *[other] <b>Предложено пар: { $proposed }.</b> Обе стороны получат вопрос не раньше чем через 10 минут. До этого всё можно отменить, и никто ничего не узнает.
}
rounds-line = { $number }. <b>{ $mentee }</b> ← <b>{ $mentor }</b>{ $by_hand ->
        [yes] {" "}✍️
       *[no] {""}
    }
    { $reasons }{ $group ->
        [1] {""}
        [0] {""}
       *[other] ; группа: { $group }
    }{ $elsewhere ->
        [none] {""}
       *[other] ; наставник ещё в: { $elsewhere }
    }
rounds-number = { $number }
rounds-refused = ⚠️ { $mentee } ← { $mentor } не предложено. { $why }
rounds-alone = 😕 Без наставника: { $alone }
rounds-propose = ✅ Предложить { $count_waiting ->
    [one] { $count_waiting } пару
    [few] все { $count_waiting } пары
   *[other] все { $count_waiting } пар
}
rounds-take-back = ↩️ Отменить ({ $count_unsaid })
rounds-drop = 🗑 Выбросить черновик
rounds-one = <b>{ $mentee }</b> ← <b>{ $mentor }</b>
    { $reasons }
rounds-one-alone = <b>{ $mentee }</b>: пока без наставника.
rounds-others =
    <b>Кто ещё подойдёт:</b>
rounds-candidate = • <b>{ $mentor }</b>: { $reasons }{ $capacity ->
        [1] {""}
       *[other] ; мест занято { $taken } из { $capacity }
    }{ $now_with ->
        [none] {""}
       *[other] ; сейчас в черновике с { $now_with }
    }
rounds-choose = Выбрать: { $mentor }
rounds-leave = Оставить без наставника
rounds-displaced = ℹ️ { $mentee } теперь без наставника: место перешло другому.
rounds-alone-head = <b>Кто остался без наставника и почему</b>
rounds-alone-line = • <b>{ $mentee }</b>: { $by_hand ->
    [yes] так решили Вы
   *[no] { $fitting ->
        [0] подходящих наставников нет
        [one] подходил { $fitting } наставник, но он нужнее другим
        [few] подходили { $fitting } наставника, но они нужнее другим
       *[other] подходили { $fitting } наставников, но они нужнее другим
    }
}{ $why ->
    [none] {""}
   *[other] . Остальные: { $why }
}
rounds-why = { $obstacle ->
    [same_person] тот же человек
    [other_form] другая форма
    [other_organisation] другая организация
    [mentee_not_admitted] наставляемый не допущен
    [mentor_not_admitted] не допущены
    [mentee_consent] у наставляемого не хватает согласия
    [mentor_consent] не хватает согласия
    [clearance] не закончена проверка
    [capacity] нет свободных мест
    [class_gap] не старше
    [already_paired] уже в паре с ним
    [mentee_taken] у наставляемого есть пара
    [resting] пауза до даты
    [held] пока не подбираются
   *[refused_earlier] раньше отказались
} — { $count }
rounds-find = Найти наставника: { $mentee }
