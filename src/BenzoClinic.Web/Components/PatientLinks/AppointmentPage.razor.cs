using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Reminders;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.PatientLinks;

/// <summary>What the link in a message opens.</summary>
public sealed partial class AppointmentPage
{
    private LinkView? _view;
    private LinkWords _words = LinkWords.All[0];
    private PublicClinic _clinic = new("", "", "");
    private ReminderAnswer? _done;
    private string? _fault;
    private bool _asks;

    /// <summary>The token of the link.</summary>
    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromQuery(Name = "lang")]
    private string? Lang { get; set; }

    [SupplyParameterFromForm(FormName = "answer")]
    private AnswerForm Typed { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private ReminderAnswerService Answers { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    private string Address => $"appointment/{Token}";

    private string Here => Lang is null ? $"/{Address}" : $"/{Address}?lang={_words.Code}";

    private string Calendar => $"{Address}/calendar.ics";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Typed ??= new AnswerForm();
        _clinic = await Settings.Public();
        _view = await Answers.Look(Token);
        _words = LinkWords.For(Lang, _view?.Language ?? MessageLanguage.English);
        if (_view is null) Context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task Answer()
    {
        if (_view?.State != LinkState.Open || !Enum.TryParse<ReminderAnswer>(Typed.Answer, out var answer)) return;
        if (Typed.Date is not { } date)
        {
            _fault = _words.NoDate;
            return;
        }

        // A visit is not given away by one wrong tap.
        if (answer == ReminderAnswer.Cancelled && !Typed.Sure)
        {
            _asks = true;
            return;
        }

        var outcome = await Answers.Answer(new AnswerByLink(Token, date, answer));
        _done = outcome.Match<ReminderAnswer?>(_ => answer, _ => null, (_, _) => null, () => null);
        _fault = outcome.Match<string?>(_ => null, _ => _words.WrongDate, (_, _) => _words.Call, () => null);
        if (_done is null) _view = await Answers.Look(Token);
    }

    private string DoneWords(ReminderAnswer answer) => answer switch
    {
        ReminderAnswer.Confirmed => _words.Confirmed,
        ReminderAnswer.AsksToMove => _words.Asked,
        _ => _words.Cancelled,
    };

    private string StateWords(LinkState state) => state switch
    {
        LinkState.Moved => _words.Moved,
        LinkState.Cancelled => _words.WasCancelled,
        LinkState.Resting => _words.Resting,
        _ => _words.Over,
    };

    /// <summary>What was typed.</summary>
    public sealed class AnswerForm
    {
        /// <summary>Month of birth, 1 to 12.</summary>
        public int? Month { get; set; }

        /// <summary>Day of birth, as typed.</summary>
        public string? Day { get; set; }

        /// <summary>Year of birth, as typed.</summary>
        public string? Year { get; set; }

        /// <summary>Which button.</summary>
        public string? Answer { get; set; }

        /// <summary>Asked once more, and meant.</summary>
        public bool Sure { get; set; }

        /// <summary>The date of birth; null where it is none.</summary>
        public DateOnly? Date =>
            int.TryParse(Year?.Trim(), out var year) && year is > 1880 and < 9999 && int.TryParse(Day?.Trim(), out var day) && Month is { } month and >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                ? new DateOnly(year, month, day)
                : null;
    }
}
