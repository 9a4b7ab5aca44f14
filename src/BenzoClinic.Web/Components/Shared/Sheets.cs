using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>Opens dialogs. A click beside them closes nothing; Escape is answered by the dialog itself.</summary>
public static class Sheets
{
    /// <summary>Form left, consequences right.</summary>
    public static DialogOptions Wide { get; } = Options(MaxWidth.Medium);

    /// <summary>A form alone.</summary>
    public static DialogOptions Narrow { get; } = Options(MaxWidth.Small);

    /// <summary>A form of four fields beside each other.</summary>
    public static DialogOptions Booking { get; } = Options(MaxWidth.Medium);

    /// <summary>Opens a dialog; true where something was saved.</summary>
    public static async Task<bool> Show<T>(IDialogService dialogs, DialogOptions options, Action<DialogParameters<T>> fill)
        where T : IComponent
    {
        var parameters = new DialogParameters<T>();
        fill(parameters);
        var dialog = await dialogs.ShowAsync<T>(null, parameters, options);
        return await dialog.Result is { Canceled: false };
    }

    private static DialogOptions Options(MaxWidth width) => new()
    {
        MaxWidth = width,
        FullWidth = true,
        BackdropClick = false,
        CloseOnEscapeKey = false,
    };
}
