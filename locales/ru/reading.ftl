# Чтение официальных бумаг: что понято, что нужно спросить, почему файл не прочитан.

reading-summary = { $measures ->
    [one] { $measures } мероприятие
    [few] { $measures } мероприятия
   *[many] { $measures } мероприятий
  }, { $points ->
    [one] { $points } пункт
    [few] { $points } пункта
   *[many] { $points } пунктов
  }, { $targets ->
    [one] { $targets } показатель
    [few] { $targets } показателя
   *[many] { $targets } показателей
  }, { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
  }
reading-measures = Мероприятия
reading-points = Пункты приказа или письма
reading-targets = Целевые показатели
reading-directory = Справочник центров
reading-offers = Названы в документе
reading-questions = Нужно уточнить
reading-nothing = В файле «{ $file }» нет ни таблицы дорожной карты, ни пунктов приказа, ни показателей по годам. Если таблица в нём есть, подпишите её столбцы («Мероприятие», «Срок», «Ответственный») и отправьте файл снова, лучше в .docx.
reading-no-term = без срока
reading-without-people = не указаны
reading-due = до { $day }
reading-target = { $percent } % на { $day }
reading-target-undated = { $percent } %, дата не названа
reading-offer-coordinator = координатор: { $person }
reading-offer-controller = контроль: { $person }
reading-evidence-document = подтверждение: № и дата документа
reading-evidence-file = подтверждение: файл
reading-evidence-photo = подтверждение: фотография
reading-evidence-link = подтверждение: ссылка
reading-evidence-line = подтверждение: одна строка
reading-evidence-none = закрывается само, по показателю
reading-office-head = руководитель
reading-office-curator = куратор
reading-office-coordinator = муниципалитет
reading-office-controller = контроль
reading-office-regional = регион
reading-office-staff = сотрудник
reading-office-unknown = не понято
reading-again-daily = каждый день
reading-again-weekly = каждую неделю
reading-again-monthly = каждый месяц
reading-again-quarterly = каждый квартал
reading-again-half-yearly = каждое полугодие
reading-again-yearly = каждый год

reading-ask-empty = Срок не указан. Какой он?
reading-ask-not-understood = Срок не понят. Какой день последний?
reading-ask-year-unknown = Какого года этот срок?
reading-ask-damaged = Такой даты нет: похоже на опечатку. Какая верна?
reading-ask-reversed = Конец раньше начала. Как верно?
reading-ask-before-order = Срок раньше даты самого приказа. Так и должно быть?
reading-ask-boundary = До начала или до конца названного времени?
reading-ask-vague = Какой день последний?
reading-ask-school-calendar = Каникулы и четверти у школ свои. Какой день последний?
reading-ask-anchor-unknown = От какого дня считать?
reading-ask-one-of = { $question } Варианты: { $options }.
reading-ask-or = { " или " }
reading-ask-responsible = Кто отвечает: «{ $text }»?
reading-ask-responsible-missing = Кто отвечает?
reading-ask-scope = «{ $text }»: все такие организации или только те, кому адресован приказ?
reading-ask-share = К какому дню обещана доля: «{ $text }»?
reading-ask-change = Бумага меняет дорожную карту, но как — понять не удалось: «{ $text }». Исправьте нужную строку сами и нажмите «Понятно».
reading-ask-columns = Столбцы таблицы не удалось разобрать: «{ $text }». Пришлите её в .docx или .xlsx.
reading-ask-hidden = Не прочитано то, что в файле скрыто или зачёркнуто: «{ $text }». Если это нужно, снимите фильтр или зачёркивание, покажите скрытое и пришлите файл снова.
reading-ask-letters = В файле повреждены буквы: «{ $text }». Сверьте эти места с бумагой.
reading-ask-row = Прочитано не наверняка: «{ $text }». Сверьте с бумагой: всё ли здесь на своих местах и не смешались ли две строки.
reading-ask-work = В строке не сказано, что нужно сделать: «{ $text }». Допишите мероприятие и пришлите файл снова или добавьте строку сами.

reading-refused-empty = Файл «{ $file }» пуст.
reading-refused-too-large = Файл «{ $file }» больше 20 МБ: отправьте только приказ и дорожную карту.
reading-refused-unknown-kind = Файл «{ $file }» не читается: нужен .docx, .xlsx, .csv, .pdf или .txt.
reading-refused-old-word = Формат файла «{ $file }» не читается: откройте файл в Word или LibreOffice и сохраните как .docx.
reading-refused-old-excel = Файл «{ $file }» в старом формате: откройте его в Excel или LibreOffice и сохраните как .xlsx.
reading-refused-not-what-it-says = Содержимое файла «{ $file }» не соответствует его расширению: сохраните его заново.
reading-refused-damaged = Файл «{ $file }» повреждён или обрывается: сохраните его заново.
reading-refused-locked = Файл «{ $file }» защищён паролем: снимите защиту и отправьте снова.
reading-refused-hostile = Файл «{ $file }» устроен небезопасно и не открыт: сохраните его заново.
reading-refused-too-wide = В таблице файла «{ $file }» слишком много столбцов.
reading-refused-too-long = Файл «{ $file }» слишком длинный для дорожной карты.
reading-refused-no-text = В файле «{ $file }» только изображение без текста: нужен документ с текстом или вставленный текст.
reading-refused-too-slow = Файл «{ $file }» читается слишком долго: сохраните его как .docx.
reading-refused-too-hungry = Файл «{ $file }» не помещается в память: оставьте в нём только дорожную карту и сохраните его заново.
reading-refused-missing = Файла «{ $file }» нет или он недоступен.
reading-refused-year = Год «{ $year }» не понят: напишите 2026-2027 или 2026.
