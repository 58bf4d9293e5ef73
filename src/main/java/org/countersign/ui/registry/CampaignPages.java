package org.countersign.ui.registry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.AudienceEntry;
import org.countersign.campaigns.CampaignContent;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.carriers.Carriers;
import org.countersign.core.Code;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Offers;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The campaigns: list, one with its audience, register, edit. */
@Path(CampaignPages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class CampaignPages {
    static final String PATH = "/registry/campaigns";

    private final WebPages pages;
    private final Forms forms;
    private final CampaignService campaigns;
    private final Carriers carriers;
    private final Offers offers;
    private final Directory directory;
    private final Callers callers;

    CampaignPages(
            WebPages pages,
            Forms forms,
            CampaignService campaigns,
            Carriers carriers,
            Offers offers,
            Directory directory,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.campaigns = campaigns;
        this.carriers = carriers;
        this.offers = offers;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(
                Listing<CampaignRow> campaigns,
                Names names,
                @Nullable String client,
                @Nullable String platform,
                List<Choice> clients,
                List<Choice> platforms);

        static native TemplateInstance campaign(CampaignRow row, Names names, List<Share> audience);

        static native TemplateInstance campaignForm(
                Form form,
                @Nullable CampaignView campaign,
                List<Choice> clients,
                List<Choice> platforms,
                List<Choice> carriers);
    }

    /**
     * The recipients of a campaign with one carrier.
     *
     * @param carrier its code; null when nobody has the PLMN any more
     * @param name of the carrier
     * @param plmn by which it was named
     */
    public record Share(
            @Nullable String carrier,
            @Nullable String name,
            @Nullable String plmn,
            long recipients) {}

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    public RestResponse<String> list(
            @RestQuery @Nullable String client,
            @RestQuery @Nullable String platform,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        String ofClient = Listing.given(client);
        String onPlatform = Listing.given(platform);
        Page<CampaignView> page =
                campaigns.list(ofClient, onPlatform, callers.current().readsOnlyClient(), paging);
        return pages.ok(Templates.campaigns(
                Listing.of(new Page<>(page.items().stream().map(CampaignRow::of).toList(), page.next()), uri),
                names(page.items()),
                ofClient,
                onPlatform,
                offers.clients(),
                offers.platforms()));
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> blank(
            @RestQuery @Nullable @Code String client, @RestQuery @Nullable @Code String platform) {
        Map<String, Object> known = new TreeMap<>();
        if (client != null) {
            known.put("client", client);
        }
        if (platform != null) {
            known.put("platform", platform);
        }
        return pages.ok(form(forms.showing(known), null));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> register(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    CampaignView campaign = campaigns.register(forms.read(form, CampaignContent.class));
                    return pages.seeOther(PATH + "/" + campaign.code(), texts().isRegistered(campaign.name()));
                },
                form -> form(form, null));
    }

    @GET
    @Path("{code}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    public RestResponse<String> show(@RestPath @Code String code) {
        CampaignView campaign = campaigns.get(code, callers.current().readsOnlyClient());
        return pages.ok(
                Templates.campaign(CampaignRow.of(campaign), names(List.of(campaign)), shares(campaign.audience())));
    }

    @GET
    @Path("{code}/edit")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> edit(@RestPath @Code String code) {
        CampaignView campaign = campaigns.get(code, null);
        return pages.ok(form(forms.showing(campaign), campaign));
    }

    @POST
    @Path("{code}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> amend(@RestPath @Code String code, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> campaigns.get(code, null),
                form -> {
                    CampaignView campaign = campaigns.amend(code, form.ifMatch(), form.patch());
                    return pages.seeOther(PATH + "/" + code, texts().isSaved(campaign.name()));
                },
                form -> form(form, campaigns.get(code, null)));
    }

    private List<Share> shares(List<AudienceEntry> audience) {
        Map<String, String> owners = carriers.ownersOf(audience.stream()
                .map(AudienceEntry::plmn)
                .filter(Objects::nonNull)
                .toList());
        Map<String, String> names = carriers.namesOf(Stream.concat(
                        owners.values().stream(),
                        audience.stream().map(AudienceEntry::carrier).filter(Objects::nonNull))
                .distinct()
                .toList());
        return audience.stream()
                .map(entry -> {
                    @Nullable String carrier = entry.plmn() == null ? entry.carrier() : owners.get(entry.plmn());
                    return new Share(
                            carrier, carrier == null ? null : names.get(carrier), entry.plmn(), entry.recipients());
                })
                .toList();
    }

    private Names names(List<CampaignView> shown) {
        return directory
                .names()
                .clients(shown.stream().map(CampaignView::client).toList())
                .platforms(shown.stream().map(CampaignView::platform).toList());
    }

    /** @param campaign the one to edit; null for a new one */
    private TemplateInstance form(Form form, @Nullable CampaignView campaign) {
        boolean blank = campaign == null;
        return Templates.campaignForm(
                form,
                campaign,
                blank ? offers.clients() : List.of(),
                blank ? offers.platforms() : List.of(),
                offers.carriers());
    }

    private RegistryTexts texts() {
        return pages.texts(RegistryTexts.class);
    }
}
