"""Names of columns that say nothing of what a table is about."""

from typing import Final

# What many tables call so, whatever they speak of: read in the open tables of collectivités, or a plain word of French.
COMMON: Final = frozenset(
    """
    acc acces acces_pmr accessibilite acheteur active activite adresse adresse_code_postal adresse_commune
    adresse_departement adresse_numero adresse_region adresse_rue adresse_station allergie altitude_max
    altitude_min annee annexe antenne area arrivee arrosage attachments auteur axe balisage capacite categorie
    cibles circonference city city_code cj classe code code_com code_commune code_departement code_insee
    code_insee_commune code_ligne code_naf code_postal code_region com_insee com_nom comm_insee comm_nom comment
    commentaire commentaires commune commune_insee communes competences complement complement_adresse conditions
    conformite contact contact_email contact_service contact_telephone contact_web count courriel courriels
    couvert couverture cp cpv created_at date date_analyse date_creation date_debut date_delib date_fin
    date_installation date_maj date_mise_a_jour date_mise_en_service date_modification date_ouverture
    date_plantation date_pub date_releve date_versement debit debut depart departement description diametre
    difficulte direction disponible disposition document duree duree_max eclairage eligibilite email
    emprise en_ligne epci epci_nom epci_siren equipements espece etat famille fichier fin fonction format forme
    frais genre geometrie geompoint geomsurf geopoint gestionnaire gratuit hauteur hauteur_max horaires
    horaires_ouverture horodatage id id_local id_mutation id_source id_station identifiant image indicateur
    indisponible info insee insee_commune instructions itinerance itinerant justificatifs kind label largeur lat
    latitude leviers libelle licence lien lien_source lieu_dit lineaire local localisation lon long longitude
    longueur longueur_m lumiere marche marque materiel matricule medias millesime mobilier modele modifications
    montant mots_cles naf name nature nature_juridique nature_subvention nb_places nb_pmr nb_velo nom nom_commune
    nom_enseigne nom_epci nom_etab nom_gestionnaire nom_itineraire nom_lieu nom_operateur nom_projet nom_station
    nom_vernaculaire nom_zone nombre num_siret num_voie numero obj objet objet_subvention observation observations
    obstacle occupation one_way operateur ordre organisation osm_id ouvert parcelles parking payant pays phase
    photo pivot pk places porteurs position pourcentage pr pratique prec precision presentation prix procedure
    producer producteur profils programme promesse proprietaire proprio protection protege public_cible quartier
    raccordement raison_sociale recommandations reference region remarquable remarque reseau reservation service
    services si siren siren_epci siret site site_id site_internet site_name site_nom site_web situation source
    sources stade_developpement statut street_name structure structure_id suffixe surface surveillance symbole
    tarif tarification tarifs technique techniques telephone temporality theme themes title titre titulaire tmax
    tmin transports txt type type_equip type_lieu type_ouvrage type_parking type_sol type_usagers typologie uid
    unite_mesure url url_site uuid valeur ville voie volume width x xlong xlongitude y ylat ylatitude zone
    """.split()
)

# Written by software for itself: neither for nor against anything.
TECHNICAL: Final = frozenset(
    """
    geom the_geom wkt wkb geo_shape geo_point geo_point_2d geometry geom_wkt fid ogc_fid gid objectid object_id
    gml_id shape_length shape_area shape_leng index unnamed_0 last_modified datagouv_dataset_id datagouv_resource_id
    datagouv_organization_or_owner consolidated_longitude consolidated_latitude consolidated_code_postal
    consolidated_commune json_featuretype row_id rowid
    """.split()
)
