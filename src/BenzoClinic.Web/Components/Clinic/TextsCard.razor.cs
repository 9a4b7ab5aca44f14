using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Clinic;

/// <summary>The texts of messages to patients, written one at a time.</summary>
public sealed partial class TextsCard
{
    // A link as long as a real one, which is what decides how many texts a message takes.
    private const string SamplePath = "appointment/6fT2mXw9QbLrZ4vKcN8hJe";

    private static readonly TimeOnly SampleTime = new(10, 30);

    private static readonly IReadOnlyList<ChoiceOption> Kinds = [.. MessageKind.All.Select(kind => new ChoiceOption(kind.Id, kind.Name))];
    private static readonly IReadOnlyList<ChoiceOption> Channels = [new(nameof(MessageChannel.Sms), "SMS"), new(nameof(MessageChannel.Email), "E-mail")];
    private static readonly IReadOnlyList<ChoiceOption> Languages = [.. Enum.GetValues<MessageLanguage>().Select(it => new ChoiceOption(it.ToString(), NameOf(it)))];

    // What the usual text was put in place of, so that a slip of the hand costs nothing.
    private readonly Dictionary<TemplateKey, MessageTemplate> _put = [];

    private IReadOnlyList<OwnText> _own = [];

    /// <summary>Which text is shown.</summary>
    [Parameter, EditorRequired] public required TemplateKey Shown { get; set; }

    /// <summary>Raised when another is chosen.</summary>
    [Parameter] public EventCallback<TemplateKey> ShownChanged { get; set; }

    /// <summary>The clinic's day.</summary>
    [Parameter] public DateOnly Today { get; set; }

    [CascadingParameter] private SettingsForm Form { get; set; } = null!;

    [Inject] private Formulary Formulary { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private MessageKind Kind => MessageKind.Find(Shown.Kind)!;

    private string Subject => ReminderChecks.FieldOf(Shown, nameof(MessageTemplate.Subject));

    private string Body => ReminderChecks.FieldOf(Shown, nameof(MessageTemplate.Body));

    private bool IsOwn => _own.Any(text => text.Key == Shown);

    private MessageTemplate? Put => _put.GetValueOrDefault(Shown);

    private string Lang => Shown.Language switch
    {
        MessageLanguage.Spanish => "es",
        MessageLanguage.Chinese => "zh-Hans",
        _ => "en",
    };

    private string Needed =>
        $"Needed: {string.Join(" and ", Kind.Needed.Select(name => $"{{{name}}}"))}{(Shown.Channel == MessageChannel.Sms ? ", and the word STOP, which ends the messages" : "")}.";

    private MessageFacts Facts => new(Form.Draft["NeutralName"], Today.AddDays(7), [SampleTime], Form.Draft["Address"], PhoneNumber.Shown(Form.Draft["Phone"]), $"https://{Host}/{SamplePath}");

    private string Host => new Uri(Navigation.BaseUri) is { IsLoopback: false } here ? here.Authority : "visit.example";

    private Message Message => Message.Write(Form.Draft.TextOf(Shown), Facts);

    private string Sample => Kind.BeforeVisit ? $"a visit on {Wording.Day(Facts.Day, Today)}, {SampleTime:H\\:mm}" : $"{Wording.Day(Facts.Day, Today)}";

    private string Length => Shown.Channel == MessageChannel.Sms ? $"{Wording.Count(Message.Body.Length, "character")}, {Wording.Count(SmsText.Parts(Message.Body), "text")}" : "E-mail";

    // The text may hold what the clinic has not set.
    private IEnumerable<string> Empty => MessageTemplate.FieldsOf(Form.Draft[Subject] + Form.Draft[Body]).Distinct().Where(name => name switch
    {
        MessageField.Clinic => Facts.Clinic.Trim().Length == 0,
        MessageField.Address => Facts.Address.Trim().Length == 0,
        MessageField.Phone => Facts.Phone.Trim().Length == 0,
        _ => false,
    });

    /// <inheritdoc />
    protected override void OnParametersSet() => _own = Form.Draft.OwnTexts(Formulary);

    private static string NameOf(MessageLanguage language) => language switch
    {
        MessageLanguage.Spanish => "Español",
        MessageLanguage.Chinese => "中文",
        _ => "English",
    };

    private static string Meaning(string field) => field switch
    {
        MessageField.Clinic => "name patients see",
        MessageField.Day => "the day",
        MessageField.Times => "time, or times of that day",
        MessageField.Address => "address",
        MessageField.Phone => "phone",
        _ => "page to confirm, move or cancel",
    };

    // While it is typed, and not only once it is refused.
    private string Wrong(string part) =>
        string.Join(" ", _own.FirstOrDefault(text => text.Key == Shown)?.Wrong.Where(finding => finding.Field == part).Select(finding => finding.Sentence) ?? []);

    private Task Show(TemplateKey key) => ShownChanged.InvokeAsync(key);

    private void Swap() => Form.Change(() =>
    {
        var usual = DefaultTemplates.Of(Shown);
        if (!IsOwn && Put is { } mine)
        {
            Form.Draft.Put(mine);
            _put.Remove(Shown);
            return;
        }

        _put[Shown] = new MessageTemplate(Shown, Form.Draft[Subject], Form.Draft[Body]);
        Form.Draft.Put(usual);
    });
}
