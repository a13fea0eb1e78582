using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CurationPipeline.Web;

/// <summary>The review desk in a browser: the framework's own web server, on this machine's loopback address alone.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Desk _desk;

    private DeskServer(WebApplication application, Desk desk)
    {
        _application = application;
        _desk = desk;
    }

    /// <summary>Where the desk is.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>Starts a desk.</summary>
    /// <exception cref="CurationException">The port is taken, or the base cannot be opened.</exception>
    public static async Task<DeskServer> StartAsync(DeskOptions options, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, options.Port);
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 1_000_000;
        });
        var desk = new Desk(options);
        var guard = new DeskGuard();
        var watch = new DeskWatch(options);
        var application = builder.Build();
        application.Use(next => context => watch.Watch(context, next));
        application.Use(next => context => guard.Check(context, next));
        var routes = new DeskRoutes(desk, guard);
        routes.Map(application);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            desk.Dispose();
            await application.DisposeAsync();
            throw new CurationException($"Port {options.Port} cannot be used ({exception.Message}); give another with --port, or none for any that is free.", exception);
        }

        _ = Task.Run(new Rehearsal(desk, routes).RunAsync, CancellationToken.None);
        return new DeskServer(application, desk);
    }

    /// <summary>Waits until the desk is stopped, by the token or by a signal to the process.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ((IHost)_application).WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _desk.Dispose();
    }
}
