using System.Net;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.PatientLinks;

/// <summary>The link in a message, over HTTP as a telephone opens it.</summary>
public sealed class AppointmentPageTests(LinkApp shared) : IClassFixture<LinkApp>
{
    private static readonly (string, string)[] Born = [("Typed.Month", "1"), ("Typed.Day", "2"), ("Typed.Year", "1970")];
    private static readonly (string, string)[] NotBorn = [("Typed.Month", "3"), ("Typed.Day", "24"), ("Typed.Year", "1981")];

    [Theory]
    [InlineData(9, "", "Tuesday", "December 15, 2026", "9:00 AM", "Will you come?", "lang=\"en\"")]
    [InlineData(10, "?lang=es", "martes", "15 de diciembre de 2026", "10:00 AM", "¿Vendrá?", "lang=\"es\"")]
    [InlineData(14, "?lang=zh", "星期二", "2026年12月15日", "下午2:00", "您会来吗？", "lang=\"zh-Hans\"")]
    [InlineData(15, "?lang=xx", "Tuesday", "December 15, 2026", "3:00 PM", "Will you come?", "lang=\"en\"")]
    public async Task It_says_when_and_where_and_neither_who_nor_why(int hour, string lang, string weekday, string day, string time, string question, string tag)
    {
        var told = await shared.Tell(at: new DateTime(2026, 12, 15, hour, 0, 0));
        using var phone = shared.Phone();
        using var answer = await phone.Get(told.Answer + lang);
        Links.Discreet(answer.Headers);
        var html = await answer.Read();

        foreach (var words in new[] { weekday, day, time, question, tag, "Your clinic" }) Assert.Contains(words, html, StringComparison.Ordinal);
        Links.Discreet(html);
        Assert.DoesNotContain("blazor.web.js", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_patients_own_language_comes_first()
    {
        var told = await shared.Tell(language: "es");
        using var phone = shared.Phone();
        Assert.Contains("<h1>Su cita</h1>", await (await phone.Get(told.Answer)).Read(), StringComparison.Ordinal);
        Assert.Contains("<h1>Your appointment</h1>", await (await phone.Get($"{told.Answer}?lang=en")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_date_of_birth_and_a_tap_confirm()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var html = await (await phone.Submit(told.Answer, [.. Born, ("Typed.Answer", "Confirmed")])).Read();

        Assert.Contains("Confirmed. We look forward to seeing you.", html, StringComparison.Ordinal);
        Links.Discreet(html);
        Assert.Equal(AppointmentAnswer.Confirmed, (await shared.Visit(told)).Answer);
        Assert.Equal(ReminderAnswer.Confirmed, (await shared.Message(told)).Answer);
    }

    [Fact]
    public async Task Asked_to_move_the_time_stays_until_somebody_calls()
    {
        var told = await shared.Tell(language: "zh");
        using var phone = shared.Phone();
        var html = await (await phone.Submit(told.Answer, [.. Born, ("Typed.Answer", "AsksToMove")])).Read();

        Assert.Contains("我们会致电与您另约时间", html, StringComparison.Ordinal);
        var visit = await shared.Visit(told);
        Assert.Equal((AppointmentAnswer.AsksToMove, AppointmentState.Expected), (visit.Answer, visit.State));
    }

    [Fact]
    public async Task Another_date_is_said_and_what_was_typed_stays()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var html = await (await phone.Submit($"{told.Answer}?lang=es", [.. NotBorn, ("Typed.Answer", "Confirmed")])).Read();

        Assert.Contains("No es la fecha de nacimiento que tenemos.", html, StringComparison.Ordinal);
        foreach (var field in new[] { """name="Typed.Day" value="24" """, """name="Typed.Year" value="1981" """, "aria-invalid=\"true\"" }) Assert.Contains(field, html, StringComparison.Ordinal);
        Assert.Matches("""<option value="3" selected""", html);
        Links.Discreet(html);
        Assert.Equal(AppointmentAnswer.None, (await shared.Visit(told)).Answer);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("2", "30", "1970")]
    [InlineData("13", "1", "1970")]
    [InlineData("1", "two", "1970")]
    [InlineData("1", "2", "70")]
    [InlineData("x", "2", "1970")]
    public async Task What_is_no_date_is_asked_for_again_and_counts_as_no_try(string month, string day, string year)
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var html = await (await phone.Submit(told.Answer, ("Typed.Month", month), ("Typed.Day", day), ("Typed.Year", year), ("Typed.Answer", "Confirmed"))).Read();

        Assert.Contains("Enter month, day and year of your birth.", html, StringComparison.Ordinal);
        Assert.Equal((AppointmentAnswer.None, 0), ((await shared.Visit(told)).Answer, (await shared.Message(told)).WrongDates));
    }

    [Fact]
    public async Task A_visit_is_cancelled_only_when_it_was_asked_once_more()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var asked = await (await phone.Submit(told.Answer, [.. Born, ("Typed.Answer", "Cancelled")])).Read();

        Assert.Contains("Cancel this appointment?", asked, StringComparison.Ordinal);
        foreach (var (name, value) in Born) Assert.Contains($"name=\"{name}\" value=\"{value}\"", asked, StringComparison.Ordinal);
        Assert.Equal(AppointmentState.Expected, (await shared.Visit(told)).State);

        var done = await (await phone.Submit(told.Answer, [.. Born, ("Typed.Answer", "Cancelled"), ("Typed.Sure", "true")])).Read();
        Assert.Contains("Your appointment is cancelled.", done, StringComparison.Ordinal);
        Assert.DoesNotContain("calendar.ics", done, StringComparison.Ordinal);
        Assert.Equal(AppointmentState.Cancelled, (await shared.Visit(told)).State);
        Assert.Contains("This appointment was cancelled.", await (await phone.Get(told.Answer)).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_too_takes_the_date_of_birth()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var html = await (await phone.Submit(told.Answer, [.. NotBorn, ("Typed.Answer", "Cancelled"), ("Typed.Sure", "true")])).Read();

        Assert.Contains("This is not the date of birth we have.", html, StringComparison.Ordinal);
        Assert.Equal(AppointmentState.Expected, (await shared.Visit(told)).State);
    }

    [Fact]
    public async Task Whoever_goes_on_guessing_is_told_to_wait()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        for (var tries = 0; tries < 4; tries++) await phone.Submit(told.Answer, [.. NotBorn, ("Typed.Answer", "Confirmed")]);
        var html = await (await phone.Submit(told.Answer, [.. NotBorn, ("Typed.Answer", "Confirmed")])).Read();

        Assert.Contains("There were too many tries.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await phone.Get(told.Answer)).StatusCode);
    }

    [Theory]
    [InlineData("Confirmed")]
    [InlineData("Cancelled")]
    public async Task A_form_without_its_token_is_refused(string answer)
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        using var form = new FormUrlEncodedContent(Born.Append(("_handler", "answer")).Append(("Typed.Sure", "true")).Append(("Typed.Answer", answer)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var refused = await phone.Http.PostAsync(new Uri(told.Answer, UriKind.Relative), form, Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Links.Discreet(await refused.Read());
        var visit = await shared.Visit(told);
        Assert.Equal((AppointmentAnswer.None, AppointmentState.Expected), (visit.Answer, visit.State));
    }

    [Fact]
    public async Task Of_a_visit_that_was_moved_it_says_so_and_the_old_page_answers_nothing()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        DeskClinic.Value(await shared.Clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), told.Visit.Patient, told.Visit.Id, told.Visit.Revision, shared.Clinic.Desk.Omar.Id, told.Visit.Date, new TimeOnly(17, 0), 30)));

        using var answer = await phone.Get(told.Answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Read();
        Assert.Contains("This appointment was changed.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Links.Discreet(html);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Get($"{told.Answer}/calendar.ics")).StatusCode);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("A")]
    [InlineData("short")]
    public async Task A_link_of_nobody_does_not_work_and_names_nobody(string altered)
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var path = altered == "?" ? told.Answer[..^1] + (told.Answer[^1] == 'A' ? 'Q' : 'A') : altered == "A" ? $"{told.Answer}A" : $"/appointment/{altered}";
        using var answer = await phone.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Links.Discreet(await answer.Read());
        using var file = await phone.Get($"{path}/calendar.ics");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Links.Discreet(await file.Read());
    }

    [Fact]
    public async Task Once_it_has_begun_it_is_over()
    {
        await using var later = new LinkApp();
        await later.InitializeAsync();
        var told = await later.Tell();
        later.App.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(told.Visit.Date.ToDateTime(told.Visit.Start))));
        using var phone = later.Phone();

        Assert.Contains("This appointment has begun or is over.", await (await phone.Get(told.Answer)).Read(), StringComparison.Ordinal);
    }
}
