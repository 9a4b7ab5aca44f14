using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Web.Components.Handout;

/// <summary>The words of the patient's schedule in one language.</summary>
public sealed record HandoutWords
{
    /// <summary>English, Spanish, Chinese.</summary>
    public static IReadOnlyList<HandoutWords> All { get; } =
    [
        new()
        {
            Code = "en", Tag = "en", Name = "English", Culture = "en-US", LongDay = "dddd, MMMM d", DayAndMonth = "MMM d",
            Title = "My calendar", Period = "From {0} to {1}", NextVisit = "Next visit", NoVisit = "Please call for an appointment", Phone = "Phone", Lost = "If you find this sheet, please call us. Thank you.",
            WhatToTake = "{0}: what to take each day", How = "Take the pieces drawn. Tick the box when you have taken them. Each visit confirms what comes next.",
            NeverStop = "Do not stop this medicine suddenly.", Why = "Stopping all at once can be dangerous. If you miss a dose, do not take a double one.",
            PerDay = "a day", Ordered = "confirmed", Planned = "planned, to be confirmed", Visit = "Visit", Today = "Today", Paused = "Paused: the dose stays as it is until you and the clinic decide.",
            Times = ["Morning", "Midday", "Evening", "Bedtime", "As needed"], UpTo = "up to {0} a day", HalfOf = "half of {0}", QuarterOf = "quarter of {0}", Measure = "with the {0}", NotMade = "Ask the clinic how to take this dose.",
            Unwell = "If you feel unwell or have questions, call the clinic", Emergency = "Emergency", Printed = "Printed {0}", Dose = "{0} dose", Nothing = "nothing",
        },
        new()
        {
            Code = "es", Tag = "es", Name = "Español", Culture = "es-US", LongDay = "dddd d 'de' MMMM", DayAndMonth = "d MMM",
            Title = "Mi calendario", Period = "Del {0} al {1}", NextVisit = "Próxima visita", NoVisit = "Por favor llame para pedir cita", Phone = "Teléfono", Lost = "Si encuentra esta hoja, por favor llámenos. Gracias.",
            WhatToTake = "{0}: qué tomar cada día", How = "Tome las pastillas dibujadas. Marque el cuadro cuando las tome. En cada visita se confirma lo que sigue.",
            NeverStop = "No deje de tomar este medicamento de golpe.", Why = "Dejarlo de repente puede ser peligroso. Si olvida una toma, no tome el doble.",
            PerDay = "al día", Ordered = "confirmado", Planned = "previsto, se confirma", Visit = "Visita", Today = "Hoy", Paused = "En pausa: la dosis queda igual hasta que usted y la clínica decidan.",
            Times = ["Mañana", "Mediodía", "Tarde", "Al acostarse", "Si lo necesita"], UpTo = "hasta {0} al día", HalfOf = "media de {0}", QuarterOf = "un cuarto de {0}", Measure = "con la {0}", NotMade = "Pregunte a la clínica cómo tomar esta dosis.",
            Unwell = "Si se siente mal o tiene dudas, llame a la clínica", Emergency = "Emergencia", Printed = "Impreso el {0}", Dose = "Toma: {0}", Nothing = "nada",
        },
        new()
        {
            Code = "zh", Tag = "zh-Hant", Name = "中文", Culture = "zh-TW", LongDay = "M月d日 dddd", DayAndMonth = "M月d日",
            Title = "我的用藥日曆", Period = "{0} 至 {1}", NextVisit = "下次就診", NoVisit = "請致電預約", Phone = "電話", Lost = "如果您撿到這張紙，請致電給我們。謝謝。",
            WhatToTake = "{0}：每天的用量", How = "請按圖示服藥，服用後在方格打勾。每次就診時會確認之後的用量。",
            NeverStop = "請勿突然停藥。", Why = "突然停藥可能有危險。如果漏服一次，請不要服用雙倍劑量。",
            PerDay = "每天", Ordered = "已確認", Planned = "預計，待確認", Visit = "就診", Today = "今天", Paused = "暫停減量：在您和診所決定之前，劑量保持不變。",
            Times = ["早上", "中午", "傍晚", "睡前", "需要時"], UpTo = "每天最多 {0}", HalfOf = "{0} 的半片", QuarterOf = "{0} 的四分之一片", Measure = "用 {0} 量取", NotMade = "請向診所詢問如何服用這個劑量。",
            Unwell = "如果您感到不適或有疑問，請致電診所", Emergency = "緊急情況", Printed = "列印於 {0}", Dose = "{0}用藥", Nothing = "無",
        },
    ];

    /// <summary>As the address holds it.</summary>
    public required string Code { get; init; }

    /// <summary>BCP 47, for screen readers.</summary>
    public required string Tag { get; init; }

    /// <summary>In the language itself.</summary>
    public required string Name { get; init; }

    /// <summary>Culture its days are written in.</summary>
    public required string Culture { get; init; }

    /// <summary>Format of a day in full.</summary>
    public required string LongDay { get; init; }

    /// <summary>Format of day and month.</summary>
    public required string DayAndMonth { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>From and to.</summary>
    public required string Period { get; init; }

    /// <summary>The next visit.</summary>
    public required string NextVisit { get; init; }

    /// <summary>No visit is booked.</summary>
    public required string NoVisit { get; init; }

    /// <summary>The clinic’s phone.</summary>
    public required string Phone { get; init; }

    /// <summary>To who finds the sheet.</summary>
    public required string Lost { get; init; }

    /// <summary>What to take of a medication.</summary>
    public required string WhatToTake { get; init; }

    /// <summary>How to use the sheet.</summary>
    public required string How { get; init; }

    /// <summary>The warning.</summary>
    public required string NeverStop { get; init; }

    /// <summary>Why, and what to do about a missed dose.</summary>
    public required string Why { get; init; }

    /// <summary>A day.</summary>
    public required string PerDay { get; init; }

    /// <summary>What is ordered.</summary>
    public required string Ordered { get; init; }

    /// <summary>What a visit has still to confirm.</summary>
    public required string Planned { get; init; }

    /// <summary>A visit.</summary>
    public required string Visit { get; init; }

    /// <summary>Today.</summary>
    public required string Today { get; init; }

    /// <summary>The taper is paused.</summary>
    public required string Paused { get; init; }

    /// <summary>In the order of <see cref="DoseTime"/>.</summary>
    public required IReadOnlyList<string> Times { get; init; }

    /// <summary>A maximum a day.</summary>
    public required string UpTo { get; init; }

    /// <summary>Half a piece.</summary>
    public required string HalfOf { get; init; }

    /// <summary>A quarter of a piece.</summary>
    public required string QuarterOf { get; init; }

    /// <summary>Measured with.</summary>
    public required string Measure { get; init; }

    /// <summary>A dose that no product makes.</summary>
    public required string NotMade { get; init; }

    /// <summary>When to call.</summary>
    public required string Unwell { get; init; }

    /// <summary>Emergency.</summary>
    public required string Emergency { get; init; }

    /// <summary>When it was printed.</summary>
    public required string Printed { get; init; }

    /// <summary>One dose in a calendar; names no medication.</summary>
    public required string Dose { get; init; }

    /// <summary>Nothing taken.</summary>
    public required string Nothing { get; init; }

    private CultureInfo Info => CultureInfo.GetCultureInfo(Culture);

    /// <summary>The words of a language; English where the clinic has none of it.</summary>
    public static HandoutWords Of(string? code) => All.FirstOrDefault(words => words.Code == code) ?? (code is "yue" or "cmn" ? All[2] : All[0]);

    /// <summary>A day in full.</summary>
    public string Day(DateOnly day) => day.ToString(LongDay, Info);

    /// <summary>The day of the week, short.</summary>
    public string Weekday(DateOnly day) => day.ToString("ddd", Info);

    /// <summary>Day and month.</summary>
    public string DayOfMonth(DateOnly day) => day.ToString(DayAndMonth, Info);

    /// <summary>A dose in words of the language, without the medication's name: <c>1 × 5 mg + half of 2 mg</c>.</summary>
    public string Made(DispensedDose made) => string.Join(" + ", made.Pieces.Select(Piece).Concat(made.Liquid is { } liquid ? [$"{liquid.Volume} ({liquid.Amount}, {liquid.Product.Strength.Number} mg/mL)"] : []));

    private string Piece(Pieces pieces)
    {
        var strength = pieces.Product.Strength.ToString();
        var one = pieces.Part switch { 2 => string.Format(Info, HalfOf, strength), 4 => string.Format(Info, QuarterOf, strength), _ => strength };
        return pieces.Part == 1 || pieces.Count > 1 ? $"{pieces.Count} × {one}" : one;
    }
}
