# Организации: список, кто подключился, приглашения

invite-organizations = 🏫 Организации и приглашения

organizations-today-none = Начните со списка организаций: «✉️ Пригласить» → «🏫 Организации и приглашения».
organizations-today-waiting = { $count ->
    [one] { $count } человек открыл Ваше приглашение и ждёт
    [few] { $count } человека открыли Ваши приглашения и ждут
   *[many] { $count } человек открыли Ваши приглашения и ждут
} подтверждения: «✉️ Пригласить» → «📨 Мои приглашения».

organizations-main = { $count ->
    [0] <b>{ $organization }: организации</b>

        Список пока пуст.
   *[other] <b>{ $organization }: организации</b>

        Подключились <b>{ $connected } из { $count }</b>.
}
organizations-rest = { $waiting ->
    [0] Подтверждения никто не ждёт
   *[other] Ждут Вашего подтверждения: { $waiting }
}. Приглашение действует: { $invited }, истекло: { $expired }, ещё не сделано: { $never }.
organizations-how = { $some ->
    [no] Нажмите «📥 Список таблицей», впишите организации (название, краткое название, вид{ $mode ->
        [names] , руководитель
       *[other] {""}
    }, часовой пояс, почта) и пришлите файл сюда. Подойдёт и свой список: .xlsx или .csv с такими же заголовками.
   *[yes] Чтобы добавить или поправить организации, пришлите сюда файл .xlsx или .csv. Тот же список второй раз ничего не удвоит, и бот ничего не удаляет.
}
organizations-template = 📥 Список таблицей
organizations-invite-rest = { $again ->
    [yes] 🔄 Обновить остальные ({ $count_absent })
   *[no] 📄 Приглашения для всех ({ $count_absent })
}
organizations-to-absent = 👥 Кто не подключился ({ $count_absent })
organizations-to-confirm = ✅ Подтвердить ({ $count_waiting })

organizations-template-file = Организации
organizations-template-caption = { $count ->
    [0] Впишите организации на первый лист и пришлите файл сюда. На втором листе пример, на третьем — допустимые виды и часовые пояса.
   *[other] Список, как он есть сейчас. Поправьте, допишите строки и пришлите файл сюда. На втором листе пример, на третьем — допустимые виды и часовые пояса.
}
organizations-column = { $column ->
    [name] Название
    [short-name] Краткое название
    [kind] Вид
    [head] Руководитель
    [zone] Часовой пояс
   *[email] Служебная почта
}
organizations-example = { $column ->
    [name] МБОУ «Средняя школа № 100»
    [short-name] Школа № 100
    [head] Образцова Мария Ивановна
    [zone] МСК
    [kind] школа
   *[email] school100@example.ru
}
organizations-sheet = Список
organizations-sheet-title = { $organization }: организации
organizations-sheet-example = Пример
organizations-sheet-example-title = Пример строки: этот лист бот не читает
organizations-sheet-words = Что можно писать
organizations-sheet-words-title = Допустимые слова: другие бот переспросит
organizations-word-column = Столбец
organizations-word-value = Слово
organizations-word-kind = Вид
organizations-word-zone = Часовой пояс
organizations-zones = МСК-1; МСК; МСК+1; МСК+2; МСК+3; МСК+4; МСК+5; МСК+6; МСК+7; МСК+8; МСК+9

organizations-is-list = 🏫 Это список организаций
organizations-unreadable = { $why ->
    [no-table] В файле «{ $file }» нет таблицы. Нажмите «📥 Список таблицей», заполните и пришлите этот файл.
    [no-headings] В файле «{ $file }» не нашлось строки заголовков. Нужны хотя бы «Название» и «Вид» в одной из первых строк. Проще всего взять файл «📥 Список таблицей».
    [too-many] В файле «{ $file }» больше 2000 строк. Разделите список на несколько файлов и пришлите их по очереди.
   *[nobody] В файле «{ $file }» есть заголовки, а под ними пусто. Впишите организации на первый лист и пришлите файл ещё раз.
}
organizations-no-draft = Непринятого списка нет: его уже применили или отменили. Пришлите файл, чтобы начать заново.
organizations-file = Файл <b>{ $file }</b>. Пока ничего не изменилось: посмотрите, что получится.
organizations-sort = { $sort ->
    [new] ➕ Новых: { $count } — { $names }
    [changed] ✏️ Изменится: { $count } — { $names }
    [same] ✔️ Без изменений: { $count }
    [missing] ❔ Нет в файле: { $count } — { $names }. Они останутся, как есть
    [other-head] 👤 В файле другой руководитель: { $count } — { $names }. Там уже работает другой человек: должность передаст только новое приглашение
   *[resembling] 🔎 Похоже на опечатку: { $names }. Если это одна и та же организация, впишите прежнее название и пришлите файл ещё раз
}.
organizations-and-more = { $names } и ещё { $rest }
organizations-what = { $column ->
    [name] название
    [short-name] краткое название
    [kind] вид
    [head] руководитель
    [zone] часовой пояс
   *[email] почта
}
organizations-no-names = Имена руководителей из файла не взяты: в этом режиме бот имён не хранит. Должность получит тот, кто откроет приглашение и кого Вы подтвердите.
organizations-faults = ⚠️ { $count ->
    [one] { $count } строка не войдёт
    [few] { $count } строки не войдут
   *[many] { $count } строк не войдут
}. Исправьте и пришлите файл ещё раз, остальное можно применить уже сейчас:
organizations-fault = • <b>Строка { $line }</b>{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}: { $fault ->
    [no-name] нет названия. Впишите его или удалите строку
    [name-long] название длиннее 300 знаков. Сократите его
    [short-long] краткое название длиннее 60 знаков, на кнопке оно не поместится. Сократите его
    [no-kind] не указан вид. Впишите один из: { $allowed }
    [kind] вид «{ $said }» боту не знаком. Впишите один из: { $allowed }
    [level] вид «{ $said }» не для этого списка. Здесь могут быть: { $allowed }
    [head] «{ $said }» не похоже на имя руководителя. Впишите фамилию, имя и отчество или оставьте пусто
    [zone] часовой пояс «{ $said }» непонятен. Впишите, например, МСК или МСК+2; пустой — как у Вас
    [email] «{ $said }» не похоже на адрес почты. Исправьте или оставьте пусто
    [twice] та же организация, что в строке { $other }. Оставьте одну строку
   *[ambiguous] подходит к двум организациям: { $other }. Впишите полное название той, о которой речь
}.
organizations-apply-ask = Применить то, что без ошибок?
organizations-nothing-to-do = Применять нечего: всё, что читается без ошибок, уже так и записано.
organizations-apply = ✅ Применить ({ $count })
organizations-forget = ✖️ Не применять
organizations-list-changed = Пока Вы смотрели, список изменился. Вот как он выглядит сейчас, ничего ещё не сделано.
organizations-applied = Готово. Добавлено: { $new }, обновлено: { $changed }{ $left ->
    [0] .
   *[other] , строк с ошибками осталось: { $left }.
}{ $late ->
    [0] {""}
   *[other] {" "}Ещё без поручений действующей дорожной карты: { $late }. Откройте её и нажмите «➕ Новым организациям».
}

organizations-again = Ссылки показываются один раз. Чтобы получить их, нажмите ещё раз: прежние перестанут работать.
organizations-invitations-file = Приглашения { $day }
organizations-invitations-sheet = Приглашения
organizations-invitations-title = Приглашения: каждую строку перешлите лично тому, кого приглашаете
organizations-invitations-column = { $column ->
    [organization] Организация
    [office] Должность
    [whom] Кому
    [link] Ссылка
    [until] Действует
   *[text] Текст для пересылки
}
organizations-until = до { $day }, { $time }
organizations-cards-how = Наведите камеру телефона на код или откройте ссылку и нажмите «Старт». Ссылка одноразовая: её откроет один человек.
organizations-cards-until = Действует { $until }
organizations-cards-foot = { $organization } · приглашения в бот наставничества, { $day } · разрежьте и передайте лично
organizations-cards-caption = Листы приглашений: { $count ->
    [one] { $count } карточка
    [few] { $count } карточки
   *[many] { $count } карточек
} с QR-кодом, по восемь на странице. Распечатайте, разрежьте и передайте лично.
organizations-table-caption = Те же приглашения текстом ({ $count }): скопируйте строку и перешлите тому, кого приглашаете. Не публикуйте файл: кто открыл ссылку первым, тот и ждёт Вашего подтверждения.
organizations-no-cards = Листы с QR-кодами сейчас не получились. Ссылки готовы: они в таблице ниже.
organizations-sheets-made = Готово: новых приглашений { $count }. Прежние неоткрытые ссылки больше не работают. Когда приглашение откроют, Вы подтвердите человека одним нажатием.

organizations-absent = { $count ->
    [0] Подключились все.
   *[other] <b>Не подключились: { $count }</b>. Нажмите номер — бот пришлёт текст со свежей ссылкой для одной организации, прежняя перестанет работать.
}
organizations-absent-line = { $number }. { $organization } — { $stand ->
    [invited] приглашение действует до { $until }
    [expired] приглашение истекло { $until }
   *[never] приглашения ещё нет
}
organizations-one-made = Выше текст для «{ $organization }»: перешлите его лично. Действует { $until }.
