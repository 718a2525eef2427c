# Дорожная карта школы: отправить на согласование, согласовать или вернуть

home-own-map = 🗺 Дорожная карта школы

approval-desk = <b>Дорожная карта школы</b> ({ $organization })

    Пришлите её файлом (.docx, .xlsx, .csv, .pdf, .txt) или вставьте текст сообщением. Бот прочитает и покажет, что понял. Потом Вы отправите её на согласование координатору. Пока её не согласуют, поручений по ней нет.{ $count ->
        [0] {""}
       *[other] {" "}Ниже то, что уже загружено.
    }
approval-is-draft = ✏️ Это черновик, он сохранён. { $questions ->
    [0] Вопросов нет: проверьте мероприятия и отправляйте на согласование.
   *[other] Начните с вопросов: без ответа по этим строкам поручений не будет.
}
approval-waits = 🕓 На согласовании с { $day }. Координатор ответит до { $due }. Чтобы исправить, отзовите.
approval-back = ↩️ <b>Вернули { $day }. Что исправить: { $comment }</b>
    Исправьте здесь или пришлите новый файл и отправьте ещё раз.
approval-version = Версия { $version }: отправлена { $sent }, { $how ->
    [returned] возвращена { $day }: «{ $comment }».
    [withdrawn] отозвана { $day }.
    [approved] согласована { $day }.
   *[waiting] на согласовании.
}
approval-people = { $office ->
    [curator] куратор
    [staff] сотрудник
   *[head] руководитель
}{ $person ->
    [none] {""}
   *[other] {" "}({ $person })
}
approval-answer-head = 👤 Руководитель
approval-answer-curator = 👤 Куратор
approval-target-of-school = 🎯 Показатель школы: считается по школе.

approval-submit = 📨 Отправить на согласование
approval-instead = Это новая редакция прежней дорожной карты или отдельная карта? Новая редакция, когда её согласуют, займёт место прежней: сделанное останется, несделанное по прежней снимется.
approval-instead-of = ♻️ Вместо «{ $title }»{ $number ->
    [none] {""}
   *[other] {" "}№ { $number }
}
approval-separate = ➕ Отдельная карта
approval-answers = На какое Ваше поручение отвечает эта дорожная карта? Когда её согласуют, поручение закроется.
approval-answers-line = <b>{ $position }.</b> { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text } ({ $due ->
    [none] без срока
   *[other] до { $due }
})
approval-answers-button = { $position }
approval-answers-none = Ни на какое
approval-confirm = <b>Отправить на согласование «{ $title }»?</b>

    Мероприятий: { $rows }. Исполнять будут: руководитель { $head }, куратор { $curator }, другие сотрудники { $staff }.{ $targets ->
        [0] {""}
       *[other] {" "}Показателей: { $targets }.
    }
approval-confirm-answers = { $text ->
    [none] Отдельного поручения она не закрывает.
   *[other] Закроет поручение: { $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }
}
approval-confirm-instead = Займёт место прежней: «{ $title }».
approval-confirm-unanswered = ❓ Без ответа на вопросы: { $count } (№ { $numbers }). Координатор это увидит; поручений по этим строкам не будет, пока Вы не ответите.
approval-send = 📨 Да, отправить
approval-sent = 📨 Отправлено на согласование, версия { $version }. Координатор ответит до { $due }. { $answers ->
    [yes] Поручение считается отчитанным: пока ждёте, ничего не просрочено.
   *[no] Когда ответит, бот напишет.
}
approval-withdraw = ↩️ Отозвать
approval-withdrawn = Отозвано. Это снова черновик: исправьте и отправьте, когда будет готово.
approval-refused = { $reason ->
    [not-yours] Здесь решаете не Вы: дорожную карту школы отправляют её руководитель и куратор, согласует муниципальный координатор.
    [already-submitted] Эта дорожная карта уже отправлена.
    [not-waiting] Эта версия больше не ждёт решения: её согласовали, вернули, отозвали или прислали заново. Ничего не изменилось.
    [empty] Отправлять нечего: в дорожной карте не осталось мероприятий. Верните хотя бы одно.
    [all-asked] Пока ни одно мероприятие не понято до конца. Ответьте хотя бы на один вопрос.
    [assignment-closed] По этому поручению уже отчитались, или его сняли. Выберите другое или «Ни на какое».
    [no-coordinator] Согласовать пока некому: координатор не назначен. Черновик сохранён.
    [own-submission] Свою собственную дорожную карту согласует кто-то другой.
   *[comment-missing] Напишите, что исправить: без этого школа не поймёт, чего ждут.
}

approval-queue-button = 🗺 На согласовании ({ $maps })
approval-queue = { $count ->
    [0] Дорожных карт школ на согласовании нет. Когда придёт новая, бот напишет.
   *[other] <b>Дорожные карты школ на согласовании: { $count }</b>. На каждую два рабочих дня.
}
approval-queue-line = <b>{ $position }.</b> { $late ->
    [yes] 🔴
   *[no] 🕓
} { $organization }: «{ $title }», ждёт с { $day }, ответить до { $due }
approval-head = 🗺 <b>{ $organization }</b>, версия { $version }. Пришла { $day }, ответить до { $due }.
approval-ask-open = ❓ Школа не ответила на вопросы по строкам: { $count } (№ { $numbers }). Поручений по ним не будет, пока она не ответит.
approval-executors = Исполнять будут: руководитель { $head }, куратор { $curator }, другие сотрудники { $staff }. Принимает руководитель.
approval-closes = { $text ->
    [none] Поручения она не закрывает.
   *[other] Закроет поручение: { $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }
}
approval-not-waiting = Эта дорожная карта сейчас не ждёт решения: её согласовали, вернули или отозвали.
approval-rows = 📋 Мероприятия
approval-file = 📎 Файл
approval-approve = ✅ Согласовать
approval-return = ↩️ Вернуть
approval-to-queue = ‹ На согласовании
approval-comment = Возвращаем дорожную карту: <b>{ $organization }</b>, «{ $title }».

    Напишите одним сообщением, что исправить.{ $answers ->
        [yes] {" "}На исправление даётся три рабочих дня.
       *[no] {""}
    }
approval-done = ✅ Согласовано: { $organization }, «{ $title }». Поручений в школе: { $given }.{ $closed ->
    [yes] {" "}Поручение школы закрыто.
   *[no] {""}
}
approval-sent-back = ↩️ Возвращено: { $organization }, «{ $title }».

approval-came = 🗺 <b>{ $organization }</b> просит согласовать дорожную карту «{ $title }», версия { $version }. Ответить до { $due }.
approval-look = 🗺 Посмотреть
approval-returned = ↩️ Дорожную карту «{ $title }» ({ $organization }) вернули.
    Что исправить: <b>{ $comment }</b>
approval-correct = ✏️ Исправить
approval-approved = ✅ Дорожная карта «{ $title }» ({ $organization }) согласована: её мероприятия стали поручениями школы.{ $closed ->
    [yes] {" "}Поручение, которое её требовало, закрыто.
   *[no] {""}
}
approval-open = 🗺 Открыть
approval-standing = ✅ Согласована { $day }. Поручений { $total }: в работе { $open }{ $overdue ->
    [0] {""}
   *[other] {" "}(просрочено 🔴 { $overdue })
}, на проверке { $waiting }, закрыто { $closed }.

today-own-map = { $how ->
    [returned] ↩️ Дорожную карту школы вернули с замечанием: «{ $title }».
    [submitted] 🕓 Дорожная карта школы на согласовании: «{ $title }».
   *[draft] ✏️ Черновик дорожной карты школы ждёт: «{ $title }».
}
today-approvals = 🗺 Дорожных карт школ на согласовании: { $count }.

digest-approval = <b>{ $position }.</b> { $organization }: дорожная карта { $what } ждёт согласования — { $group ->
    [overdue] { $days ->
        [one] уже { $days } день сверх двух рабочих.
        [few] уже { $days } дня сверх двух рабочих.
       *[many] уже { $days } дней сверх двух рабочих.
    }
    [today] сегодня последний день.
   *[soon] до { $due }.
}
