using BenzoClinic.Services;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace BenzoClinic.Web.Components.Layout;

/// <summary>Keeps the frame alive when a page fails, and never shows what the exception says.</summary>
public sealed class PageBoundary : ErrorBoundaryBase
{
    [Inject]
    private ILogger<PageBoundary> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        // A refusal is an answer, not a fault of ours.
        if (exception is AccessDeniedException) Logger.LogInformation("A page was refused: {Reason}", exception.Message);
        else Logger.LogError(exception, "A page failed.");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
        }
        else if (CurrentException is AccessDeniedException)
        {
            builder.OpenComponent<NotYours>(1);
            builder.CloseComponent();
        }
        else
        {
            builder.OpenComponent<PageFailed>(2);
            builder.AddComponentParameter(3, nameof(PageFailed.OnAgain), EventCallback.Factory.Create(this, Recover));
            builder.CloseComponent();
        }
    }
}
