using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Domain.Reminders;

/// <summary>A language in which the clinic writes to patients.</summary>
public enum MessageLanguage
{
    /// <summary>English; for all whose language is none of the others.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,

    /// <summary>Chinese, simplified.</summary>
    Chinese,
}

/// <summary>Which language a patient is written to in, and how days and times are written in it.</summary>
public static class MessageLanguages
{
    private static readonly string[] EnglishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] SpanishDays = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
    private static readonly string[] SpanishMonths = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    private const string ChineseDays = "日一二三四五六";

    /// <summary>The language for a BCP 47 code a patient prefers: Mandarin and Cantonese are read in Chinese, what is not written here in English.</summary>
    public static MessageLanguage Of(string code) => Language.Find(code)?.Code switch
    {
        "es" => MessageLanguage.Spanish,
        "zh" or "cmn" or "yue" => MessageLanguage.Chinese,
        _ => MessageLanguage.English,
    };

    /// <summary>A day as people of the language write it; the table is here, because what the machine knows of a language differs from machine to machine.</summary>
    public static string Day(MessageLanguage language, DateOnly day) => language switch
    {
        MessageLanguage.Spanish => $"{SpanishDays[(int)day.DayOfWeek]} {day.Day} {SpanishMonths[day.Month - 1]}",
        MessageLanguage.Chinese => $"{day.Month}月{day.Day}日（星期{ChineseDays[(int)day.DayOfWeek]}）",
        _ => $"{EnglishDays[(int)day.DayOfWeek]} {EnglishMonths[day.Month - 1]} {day.Day}",
    };

    /// <summary>A wall time: <c>10:30 AM</c>, <c>上午10:30</c>.</summary>
    public static string Time(MessageLanguage language, TimeOnly time)
    {
        var (hour, morning) = (time.Hour % 12 == 0 ? 12 : time.Hour % 12, time.Hour < 12);
        return language == MessageLanguage.Chinese
            ? $"{(morning ? "上午" : time.Hour == 12 ? "中午" : "下午")}{hour}:{time.Minute:00}"
            : $"{hour}:{time.Minute:00} {(morning ? "AM" : "PM")}";
    }

    /// <summary>Several times of one day: <c>10:30 AM and 1:00 PM</c>.</summary>
    public static string Times(MessageLanguage language, IEnumerable<TimeOnly> times)
    {
        List<string> all = [.. times.Distinct().Order().Select(time => Time(language, time))];
        var and = language switch
        {
            MessageLanguage.Spanish => " y ",
            MessageLanguage.Chinese => "和",
            _ => " and ",
        };
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(language == MessageLanguage.Chinese ? "、" : ", ", all.SkipLast(1))}{and}{all[^1]}";
    }
}
